import { expect, test } from "vitest";
import { seeded } from "../testing/samples";
import { sessionUnderCurrentIds } from "./renamed";
import { orderOptions, rate, reveal, skip, startSession, undo } from "./session";

const INDEX = {
  aliases: new Map([
    ["old", "new"],
    ["older", "new"],
  ]),
};

test("a session goes on under the ids that its questions have now", () => {
  const options = { id: "s", at: 1, mode: "mix" as const, topics: ["t"], questions: ["old", "a", "older"] };
  const ordered = orderOptions(startSession(options), 3, seeded());
  const rated = rate(reveal(ordered), { id: "m1", at: 2, rev: 1, rating: 3 });
  const session = sessionUnderCurrentIds(skip(rated?.session ?? ordered, 3), INDEX);
  expect(session.questions).toEqual(["new", "a", "new"]);
  expect(session.results.map(({ question }) => question)).toEqual(["new", "a"]);
  expect(session.orders.new).toEqual(ordered.orders.old);
  expect(undo(session)?.session.position).toBe(1);
});

test("a session without renamed questions stays the very same", () => {
  const session = startSession({ id: "s", at: 1, mode: "due", topics: [], questions: ["a", "new"] });
  expect(sessionUnderCurrentIds(session, INDEX)).toBe(session);
});
