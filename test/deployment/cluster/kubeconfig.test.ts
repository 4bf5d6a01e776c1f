import { readKubeconfig } from '../../../src/deployment/cluster/kubeconfig';

const base64 = (text: string) => Buffer.from(text).toString('base64');

it('gives the server and who vouches for it, and nothing of how to sign in', () => {
  const config = `clusters:\n- name: aks\n  cluster:\n    server: https://aks.hcp.eastus2.azmk8s.io:443/\n    certificate-authority-data: ${base64('PEM')}\nusers:\n- user:\n    exec: { command: kubelogin }\n`;
  expect(readKubeconfig(base64(config))).toEqual({ url: 'https://aks.hcp.eastus2.azmk8s.io:443', ca: 'PEM' });
});

it.each(['', 'clusters: []', 'clusters:\n- cluster:\n    server: https://x\n'])('%j is told', (text) => {
  expect(() => readKubeconfig(base64(text || 'null: 1'))).toThrow(expect.objectContaining({ code: 'E625' }));
});
