/** Where what a synth writes over is kept; git ignores it. */
export const EDITED_FOLDER = '.aks-ha/edited';
