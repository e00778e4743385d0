/** The FHIR engine names `WebSocket` while it loads; Node 20 has none, and no test opens one. Import this before it. */
Reflect.set(globalThis, 'WebSocket', (Reflect.get(globalThis, 'WebSocket') as unknown) ?? class {});
