import fc from 'fast-check';
import { readImageReference } from '../../../src/deployment/image/image-reference';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

it.each([
  [DIGEST, { reference: DIGEST }],
  ['v1.2.3', { reference: 'v1.2.3' }],
  [`orders@${DIGEST}`, { repository: 'orders', reference: DIGEST }],
  ['orders:latest', { repository: 'orders', reference: 'latest' }],
  [`team/orders@${DIGEST}`, { repository: 'team/orders', reference: DIGEST }],
  [`acrorders.azurecr.io/orders@${DIGEST}`, { host: 'acrorders.azurecr.io', repository: 'orders', reference: DIGEST }],
  ['acrorders.azurecr.io/team/orders:v1', { host: 'acrorders.azurecr.io', repository: 'team/orders', reference: 'v1' }],
  ['localhost:5000/orders:v1', { host: 'localhost:5000', repository: 'orders', reference: 'v1' }],
])('%s is an image', (text, image) => expect(readImageReference(text)).toEqual(image));

it.each([
  '',
  ' ',
  'sha256:0123',
  `${DIGEST}0`,
  `orders@${DIGEST.toUpperCase()}`,
  'orders@v1',
  'orders:',
  ':v1',
  'acrorders.azurecr.io/:v1',
  'Orders:v1',
  'orders:-v1',
  'https://acrorders.azurecr.io/orders:v1',
  'orders:v1\n',
])('%j is none', (text) => expect(readImageReference(text)).toBeUndefined());

it('whatever is typed is read or refused, and what is read has a tag or a digest', () => {
  const word = fc.constantFrom('orders', 'acr.azurecr.io', DIGEST, 'v1', '/', ':', '@', '', ' ', 'ö');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word).map((words) => words.join('')),
      ),
      (text) => {
        const read = readImageReference(text);
        if (read) expect(read.reference).toMatch(/^(sha256:[0-9a-f]{64}|\w[\w.-]{0,127})$/);
      },
    ),
  );
});
