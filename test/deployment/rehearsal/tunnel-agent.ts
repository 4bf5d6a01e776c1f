import { request } from 'node:http';
import { Agent } from 'node:https';
import { connect } from 'node:tls';

/** Reaches every host through a proxy, and trusts one certificate authority: for clients in the test's own process. */
export class TunnelAgent extends Agent {
  constructor(
    private readonly proxyUrl: string,
    private readonly authority: string,
  ) {
    super({ keepAlive: false });
  }

  public override createConnection(
    { host = '', port = 443 }: { host?: string | null; port?: number | string | null },
    done?: (error: Error | null, socket: never) => void,
  ): undefined {
    const proxy = new URL(this.proxyUrl);
    const tunnel = request({ host: proxy.hostname, port: proxy.port, method: 'CONNECT', path: `${host}:${port}` });
    const fail = (error: Error) => done?.(error, undefined as never);
    tunnel.on('error', fail);
    tunnel.on('connect', (response, socket) => {
      if (response.statusCode !== 200) {
        socket.destroy();
        fail(new Error(`The proxy answered ${response.statusCode}`));
        return;
      }
      done?.(null, connect({ socket, servername: host ?? '', ca: this.authority }) as never);
    });
    tunnel.end();
    return undefined;
  }
}
