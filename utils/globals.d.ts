/** Set at build time: true only in the `e2e` mode, where accessibility tools must see into the banner. */
declare const __OPEN_SHADOW__: boolean;
