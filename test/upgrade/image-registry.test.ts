import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { imageRegistry } from '../../src/upgrade/image-registry';

const DIGEST = `sha256:${'a'.repeat(64)}`;

let server: Server;
let asked: { method: string; url: string; authorization: string | undefined; accept: string }[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push({ method, url, authorization: headers.authorization, accept: headers.accept ?? '' });
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(() => new Promise((done) => server.close(done)));

const host = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
const ask = (signal = new AbortController().signal) =>
  imageRegistry(signal)({ registry: host(), repository: 'library/python', tag: '3.14.8-slim', name: 'python' });

it('asks for the index of all architectures, and takes its digest', async () => {
  answer = (_, response) => response.writeHead(200, { 'docker-content-digest': DIGEST }).end();
  expect(await ask()).toBe(DIGEST);
  expect(asked).toEqual([
    expect.objectContaining({
      method: 'HEAD',
      url: '/v2/library/python/manifests/3.14.8-slim',
      authorization: undefined,
    }),
  ]);
  expect(asked[0]?.accept.split(', ')[0]).toBe('application/vnd.oci.image.index.v1+json');
});

it('fetches the token that anybody may have, where the registry wants one', async () => {
  const realm = () => `Bearer realm="http://${host()}/token",service="here",scope="repository:library/python:pull"`;
  answer = ({ url, headers }, response) => {
    if (url?.startsWith('/token')) response.end(JSON.stringify({ token: 'anybody' }));
    else if (headers.authorization === 'Bearer anybody')
      response.writeHead(200, { 'docker-content-digest': DIGEST }).end();
    else response.writeHead(401, { 'www-authenticate': realm() }).end();
  };
  expect(await ask()).toBe(DIGEST);
  expect(asked[1]?.url).toBe('/token?service=here&scope=repository%3Alibrary%2Fpython%3Apull');
});

it.each<[string, (response: ServerResponse) => void, string]>([
  ['an image that is not there', (response) => response.writeHead(404).end(), 'it answers with 404'],
  ['too many questions', (response) => response.writeHead(429).end(), 'it answers with 429'],
  ['no digest', (response) => response.writeHead(200).end(), 'it names no digest'],
  [
    'a digest that is none',
    (response) => response.writeHead(200, { 'docker-content-digest': 'x' }).end(),
    'it names no digest',
  ],
  [
    'a sign-in of another kind',
    (response) => response.writeHead(401, { 'www-authenticate': 'Basic' }).end(),
    'it wants a sign-in',
  ],
  ['a connection that is cut', (response) => void response.destroy(), 'UND_ERR_SOCKET'],
])('says why there is no answer: %s', async (_, reply, reason) => {
  answer = (_request, response) => reply(response);
  await expect(ask()).rejects.toThrow(reason);
});

it('ends with whoever waits for it', async () => {
  const cancel = new AbortController();
  answer = () => cancel.abort();
  await expect(ask(cancel.signal)).rejects.toMatchObject({ name: 'AbortError' });
});
