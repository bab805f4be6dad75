// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation.book;

import java.util.List;

/**
 * The end that a class gives its objects. Immutable; held by its class only.
 *
 * @param rank when
 * @param calls what is called, in this order; each may answer what is to be waited for
 * @param waits what is called once everything has been told to end
 * @param certainty how sure it is that its objects go on
 */
public record OwnEnd(Rank rank, List<EndCall> calls, List<EndCall> waits, Certainty certainty) {

  public OwnEnd {
    calls = List.copyOf(calls);
    waits = List.copyOf(waits);
  }

  /** What has to be seen of an object before it is ended. */
  public enum Certainty {
    /** Nothing; and it is the program's own, though it may be found in a static field. */
    OWN,
    /** Nothing: it goes on, even if nobody holds it. */
    KNOWN,
    /** Nothing; but who has dropped it has ended it. */
    WHILE_HELD,
    /** That something was begun below its constructor or its methods. */
    BY_EVIDENCE
  }
}
