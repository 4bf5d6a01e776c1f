import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { NOT_OURS } from '../running';
import type { CertificateAuthority } from './certificates';

export interface ProxyProps {
  readonly authority: CertificateAuthority;
  /** What becomes of a connection to a host: `unknown` is refused, `silent` is dropped. */
  readonly reach: (host: string) => 'open' | 'unknown' | 'silent';
  readonly listener: RequestListener;
}

/** A proxy on loopback that answers for the hosts themselves. */
export interface Proxy {
  /** Such as `http://127.0.0.1:40123`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1. A client asks it with CONNECT for a host, and speaks TLS with that host's certificate. */
export async function startProxy({ authority, reach, listener }: ProxyProps): Promise<Proxy> {
  const inner = createHttpsServer(
    {
      SNICallback: (host, done) => {
        authority.contextFor(host).then(
          (context) => done(null, context),
          (error) => done(error),
        );
      },
    },
    listener,
  );
  // A long answer of a stream must not be cut, and a hung one is for the client to end.
  inner.requestTimeout = 0;
  // Clients keep connections over the minutes between two looks; closing one in that moment would be a fault of our own.
  inner.keepAliveTimeout = 0;
  const sockets = new Set<Socket>();
  const outer = createHttpServer((_, response) => {
    response.writeHead(405, { allow: 'CONNECT' }).end('This proxy only understands CONNECT.\n');
  });
  outer.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  outer.on('connect', (request, socket: Socket, head: Buffer) => {
    const host = (request.url ?? '').replace(/:\d+$/, '').toLowerCase();
    const outcome = reach(host);
    if (outcome === 'silent') {
      socket.destroy();
      return;
    }
    if (outcome === 'unknown') {
      socket.end(`HTTP/1.1 502 ${NOT_OURS}\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    inner.emit('connection', socket);
  });
  await listen(outer);
  return {
    url: `http://127.0.0.1:${(outer.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        outer.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
}
