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
    PUBLIC_ORIGINS: 'https://minutes.example.org, http://minutes.example.org:8080,',
  });
  expect(PUBLIC_ORIGINS).toEqual([
    'https://minutes.example.org',
    'http://minutes.example.org:8080',
  ]);
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
