/** @medplum/core names WebSocket when it is loaded, which Node 20 does not have. Nothing here opens one. */
if (!('WebSocket' in globalThis)) Object.assign(globalThis, { WebSocket: EventTarget });
