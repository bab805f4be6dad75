// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.ByteStore;
import dev.remain.classpath.FirstCapture;
import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.program.EndSentinel;
import dev.remain.engine.program.Program;

/** What the restart thread works with. */
record Wiring(
    EngineParts parts,
    Inbox inbox,
    Program program,
    Stage stage,
    EndSentinel sentinel,
    StatusBoard board,
    FirstCapture capture,
    ByteStore store,
    Learning learning,
    WatchRelay relay) {}
