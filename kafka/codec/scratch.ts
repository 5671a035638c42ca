/**
 * Eight bytes seen as every 64-bit type. Writing a number through one view and reading it through another is how V8
 * converts without a call; nothing here is read before it was written in the same function.
 */
const memory = new ArrayBuffer(8);

export const words: Int32Array = new Int32Array(memory);
export const i64: BigInt64Array = new BigInt64Array(memory);
export const u64: BigUint64Array = new BigUint64Array(memory);
export const f64: Float64Array = new Float64Array(memory);
export const f32: Float32Array = new Float32Array(memory);

const little = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
/** Which of the two words is the low one on this machine. */
export const LOW: 0 | 1 = little ? 0 : 1;
export const HIGH: 0 | 1 = little ? 1 : 0;
