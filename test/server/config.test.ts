import { expect, test } from 'vitest';
import { ConfigFault, readConfig } from '#server/config.ts';
import { RELAY_LIMITS } from '#server/relay/limits.ts';

test('without settings the service runs on this machine alone, with the relay’s own limits', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DATA_DIR: './data' });
  expect({
    socketsPerPerson: config.LIMIT_SOCKETS_PER_PERSON,
    socketsPerDocument: config.LIMIT_SOCKETS_PER_DOCUMENT,
    updatesPerSecond: config.LIMIT_UPDATES_PER_SECOND,
    bytesPerSecond: config.LIMIT_BYTES_PER_SECOND,
  }).toEqual({
    socketsPerPerson: RELAY_LIMITS.socketsPerPerson,
    socketsPerDocument: RELAY_LIMITS.socketsPerDocument,
    updatesPerSecond: RELAY_LIMITS.updatesPerSecond,
    bytesPerSecond: RELAY_LIMITS.bytesPerSecond,
  });
});

test('public origins are a list', () => {
  const { PUBLIC_ORIGINS } = readConfig({
    PUBLIC_ORIGINS: 'https://minutes.example.org, http://localhost:8080,',
  });
  expect(PUBLIC_ORIGINS).toEqual(['https://minutes.example.org', 'http://localhost:8080']);
});

test('a public origin is compared as browsers write it, whatever was typed', () => {
  const { PUBLIC_ORIGINS } = readConfig({ PUBLIC_ORIGINS: 'https://Minutes.example.org:443/' });
  expect(PUBLIC_ORIGINS).toEqual(['https://minutes.example.org']);
});

test('every wrong setting is named at once', () => {
  const read = () => readConfig({ PORT: 'door', LOG_LEVEL: 'loud', LIMIT_SOCKETS_PER_PERSON: '0' });
  expect(read).toThrow(ConfigFault);
  expect(read).toThrow(/PORT: [\s\S]*LOG_LEVEL: [\s\S]*LIMIT_SOCKETS_PER_PERSON: /);
});

test('letters leave one way, and what that way needs is asked for', () => {
  const read = (variables: Record<string, string>) => () => readConfig(variables);
  expect(read({ SMTP_URL: 'smtp://mail.example.org' })).toThrow(/MAIL_FROM: SMTP_URL needs it/);
  expect(read({ SMTP_URL: 'https://mail.example.org', MAIL_FROM: 'nobody' })).toThrow(
    /SMTP_URL: [\s\S]*MAIL_FROM: /,
  );
  expect(
    read({
      SMTP_URL: 'smtp://mail.example.org',
      MAIL_FROM: 'Minutes <minutes@example.org>',
      NOTIFY_API_KEY: 'k'.repeat(80),
    }),
  ).toThrow(/NOTIFY_TEMPLATE_ID: [\s\S]*letters leave one way only/);
  expect(
    readConfig({ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'minutes@example.org' }),
  ).toMatchObject({ SMTP_URL: 'smtp://mail.example.org' });
});

test('proxies to believe are addresses and ranges', () => {
  const { TRUSTED_PROXIES } = readConfig({
    TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.1,2001:db8::/32',
  });
  expect(TRUSTED_PROXIES).toEqual(['10.0.0.0/8', '192.0.2.1', '2001:db8::/32']);
  for (const wrong of ['proxy.example.org', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/']) {
    expect(() => readConfig({ TRUSTED_PROXIES: wrong })).toThrow(/TRUSTED_PROXIES/);
  }
});

test('organisations that sign people in are a list, and every fault in it is named', () => {
  const trust = {
    id: 'trust',
    name: 'The trust',
    issuer: 'https://sign-in.trust.example',
    clientId: 'a',
    clientSecret: 'b',
    emailDomains: ['trust.example'],
  };
  const read = (value: unknown) => readConfig({ SIGN_IN_WITH: JSON.stringify(value) }).SIGN_IN_WITH;
  expect(read([trust])).toEqual([{ ...trust, addressesAreVerified: false }]);
  expect(() => read([trust, trust])).toThrow(/ids must differ/);
  expect(() => read([{ ...trust, issuer: 'trust', emailDomains: ['@trust'] }])).toThrow(
    /SIGN_IN_WITH\.0\.issuer: [\s\S]*SIGN_IN_WITH\.0\.emailDomains\.0: must be a domain/,
  );
  expect(() => readConfig({ SIGN_IN_WITH: 'trust' })).toThrow(/SIGN_IN_WITH: must be a list/);
});

const faultsOf = (variables: Record<string, string>): readonly string[] => {
  try {
    readConfig(variables);
    return [];
  } catch (error) {
    return error instanceof ConfigFault ? error.faults : [String(error)];
  }
};

test('an address for other machines is opened by https, so that nobody on the way reads a session', () => {
  expect(
    faultsOf({
      PUBLIC_ORIGINS: 'http://minutes.example.org,https://a.example,http://10.0.0.1:3000',
    }),
  ).toEqual([
    'PUBLIC_ORIGINS: http://minutes.example.org must begin with https:',
    'PUBLIC_ORIGINS: http://10.0.0.1:3000 must begin with https:',
  ]);
  const here = 'http://localhost:3000,http://127.0.0.1:3000,http://[::1]:3000,http://m.localhost';
  expect(faultsOf({ PUBLIC_ORIGINS: here })).toEqual([]);
});

test('settings that need each other are missed, each by its name, together with those that are wrong', () => {
  expect(
    faultsOf({
      PORT: '3000',
      LOG_LEVEL: 'loud',
      METRICS_PORT: '3000',
      METRICS_HOST: '0.0.0.0',
      MAIL_FROM: 'minutes@example.org',
      NOTIFY_BASE_URL: 'https://notify.example',
      PUBLIC_ORIGINS: 'http://minutes.example.org',
    }).map((fault) => fault.split(':')[0]),
  ).toEqual([
    'LOG_LEVEL',
    'PUBLIC_ORIGINS',
    'METRICS_TOKEN',
    'METRICS_PORT',
    'SMTP_URL',
    'NOTIFY_API_KEY',
  ]);
  expect(faultsOf({ METRICS_PORT: '9000' })).toEqual([]);
  expect(
    faultsOf({ METRICS_PORT: '9000', METRICS_HOST: '0.0.0.0', METRICS_TOKEN: 'x'.repeat(16) }),
  ).toEqual([]);
});

test('an organisation signs people in by https', () => {
  const organisation = {
    id: 'trust',
    name: 'The trust',
    issuer: 'http://sign-in.trust.example',
    clientId: 'a',
    clientSecret: 'b',
    emailDomains: ['trust.example'],
  };
  expect(faultsOf({ SIGN_IN_WITH: JSON.stringify([organisation]) })).toEqual([
    'SIGN_IN_WITH.0.issuer: must begin with https:',
  ]);
});
