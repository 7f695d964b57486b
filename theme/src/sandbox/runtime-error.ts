/** Why Python could not be started. */

export type RefusalReason = "missing-files" | "no-webassembly" | "no-worker" | "old-browser" | "failed";

/** Tell that Python could not be started; the message is for those who look for the cause. */
export class RuntimeError extends Error {
  override readonly name = "RuntimeError";
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Make a RuntimeError of whatever was thrown. */
export function toRuntimeError(error: unknown): RuntimeError {
  return error instanceof RuntimeError ? error : new RuntimeError("failed", `${error}`);
}
