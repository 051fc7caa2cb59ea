// A line of 40 ms: what comes in at one end leaves at the other 20 ms later, both ways.
import net from 'node:net';

const ONE_WAY_MS = 20;

export function slowLine(port) {
  return net.createServer({ noDelay: true }, (near) => {
    const far = net.connect({ port, host: '127.0.0.1', noDelay: true });
    carry(near, far);
    carry(far, near);
  });
}

function carry(from, to) {
  from.on('data', (chunk) => setTimeout(() => to.destroyed || to.write(chunk), ONE_WAY_MS));
  from.on('close', () => setTimeout(() => to.destroy(), ONE_WAY_MS));
  from.on('error', () => {});
}
