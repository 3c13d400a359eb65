// What the relay is measured against: it passes every message on to everyone else in the room, and does nothing
// besides. No documents, no disk, no rights. Says the port it listens at on standard output.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const rooms = new Map();
const EMPTY_ANSWER = Buffer.from([0, 1, 2, 0, 0]);
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket, request) => {
  const room = rooms.get(request.url) ?? new Set();
  rooms.set(request.url, room.add(socket));
  socket.on('message', (data) => {
    if (data[0] === 0 && data[1] === 0) socket.send(EMPTY_ANSWER);
    else if (data[0] !== 0 || data[1] === 2) {
      for (const other of room) if (other !== socket) other.send(data);
    }
  });
  socket.on('close', () => room.delete(socket));
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
