import { systemClock } from '../../../src/deployment/clock';
import { createHttp, type Http } from '../../../src/deployment/http/http';
import { CertificateAuthority } from '../../../src/deployment/rehearsal/http/certificates';
import { startProxy } from '../../../src/deployment/rehearsal/http/proxy';

let authority: CertificateAuthority;
let proxy: Awaited<ReturnType<typeof startProxy>>;
let http: Http;
/** The hosts of the connections in the order of their openings. */
let opened: string[];

beforeEach(async () => {
  opened = [];
  authority = await CertificateAuthority.create();
  proxy = await startProxy({
    authority,
    reach: (host) => {
      opened.push(host);
      return 'open';
    },
    listener: (_, response) => response.end('here'),
  });
  const { hostname, port } = new URL(proxy.url);
  http = createHttp({
    proxy: { host: `http://${hostname}`, port: Number(port) },
    ca: authority.certificate,
    clock: systemClock,
    signal: new AbortController().signal,
  });
});

afterEach(() => proxy.close());

const get = (host: string, ca?: string) =>
  http.send({ method: 'GET', url: `https://${host}/`, patience: 0, ...(ca === undefined ? {} : { ca }) });

it('requests to a host share a connection, behind a proxy too', async () => {
  for (const host of ['a.example', 'b.example', 'a.example', 'a.example', 'b.example']) await get(host);
  expect(opened).toEqual(['a.example', 'b.example']);
});

it('requests at once have one each, and leave them to those that follow', async () => {
  await Promise.all([get('a.example'), get('a.example'), get('a.example')]);
  await Promise.all([get('a.example'), get('a.example'), get('a.example')]);
  expect(opened).toHaveLength(3);
});

it('a connection that one authority vouched for serves no request that trusts another alone', async () => {
  await get('a.example');
  await get('a.example', authority.certificate);
  await get('a.example', authority.certificate);
  expect(opened).toHaveLength(2);
  const { certificate } = await CertificateAuthority.create();
  await expect(get('a.example', certificate)).rejects.toThrow('got no answer');
});
