// The suite's mock servers listen on every interface; loaded into the suite's own process, this keeps them on 127.0.0.1.
const { Server } = require('node:net')

const listen = Server.prototype._listen2
Server.prototype._listen2 = function listenOnLoopback(address, port, type, ...rest) {
  const isOpenToAll =
    typeof port === 'number' &&
    port >= 0 &&
    (address === undefined || address === null || address === '::' || address === '0.0.0.0')
  return isOpenToAll
    ? listen.call(this, '127.0.0.1', port, 4, ...rest)
    : listen.call(this, address, port, type, ...rest)
}
