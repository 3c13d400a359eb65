/** What a browser says of itself, as people speak of it: “Firefox on Windows”. */
export function deviceInWords(userAgent: string): string {
  const browser = nameIn(userAgent, BROWSERS);
  const system = nameIn(userAgent, SYSTEMS);
  if (browser === null && system === null) return 'A device we do not know';
  if (system === null) return browser ?? '';
  return `${browser ?? 'A browser'} on ${system}`;
}

type Names = readonly (readonly [sign: RegExp, name: string])[];

// In this order: each of these says that it is one of those below it as well.
const BROWSERS: Names = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: Names = [
  [/\biPhone\b/, 'an iPhone'],
  [/\biPad\b/, 'an iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'a Chromebook'],
  [/\bMacintosh\b/, 'a Mac'],
  [/\bLinux\b/, 'Linux'],
];

function nameIn(userAgent: string, names: Names): string | null {
  return names.find(([sign]) => sign.test(userAgent))?.[1] ?? null;
}
