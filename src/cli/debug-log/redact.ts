const REDACTED = '[redacted]';

const VALUE = /"[^"\n]*"|'[^'\n]*'|[^\s"']+/.source;
const NAME =
  /(?:_auth|token|passw(?:or)?d|passphrase|pwd|secret|api[_-]?key|account_?key|access_?key|private_?key|credential)[\w-]{0,20}|\b_?sig|\bsignature|\bpat/
    .source;
/** What is said before a secret: `_authToken=`, `"password": "`, `sig=`. */
const NAMED = new RegExp(`((?:${NAME})["']?(?:\\s*[=:]\\s*|\\s+(?=["'])))(?:${VALUE})`, 'gi');
const HEADER = /\b((?:proxy-)?authorization["']?\s*[:=]\s*["']?)(?:(?:basic|bearer|digest|negotiate)\s+)?[^\s"',]+/gi;
const SCHEME = /\b((?:basic|bearer)\s+)[\w+/=.~-]{8,}/gi;
const USER_INFO = /(\b[a-z][a-z\d+.-]*:\/\/)[^\s/?#]+@/gi;
const FLAG = new RegExp(
  `((?:^|\\s)--?[\\w-]*(?:token|password|passwd|secret|api-?key|otp)[\\w-]*[ =]\\s*)(?:${VALUE})`,
  'gi',
);
/** Those that can be told by their look. */
const SHAPES = [
  /\bnpm_[A-Za-z0-9]{20,}/g,
  /\bgh[a-z]_[A-Za-z0-9]{20,}/g,
  /\bgithub_pat_\w{20,}/g,
  /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
];

/**
 * Takes out whatever looks like a credential, and rather too much than too little.
 *
 * @param secrets values that are known to be secret, wherever they stand
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  const known = secrets.reduce((result, secret) => result.replaceAll(secret, REDACTED), text);
  const shaped = SHAPES.reduce((result, shape) => result.replace(shape, REDACTED), known);
  return shaped
    .replace(USER_INFO, `$1${REDACTED}@`)
    .replace(HEADER, `$1${REDACTED}`)
    .replace(SCHEME, `$1${REDACTED}`)
    .replace(FLAG, `$1${REDACTED}`)
    .replace(NAMED, `$1${REDACTED}`);
}

const SECRET_NAME =
  /token|secret|passw|passphrase|pwd|auth|credential|(?:^|_)key(?:_|$)|apikey|access_?key|private_?key/i;
/** Shorter values are words such as `true`, and stand everywhere. */
const MIN_LENGTH = 8;

/** The values of environment variables that are secrets by their names; the longest first, for one may hold another. */
export function secretsOf(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(env)
    .filter(([name, value = '']) => SECRET_NAME.test(name) && value.length >= MIN_LENGTH && !/^[/~]/.test(value))
    .map(([, value = '']) => value)
    .sort((one, other) => other.length - one.length);
}
