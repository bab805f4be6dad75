// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.ByteStore;
import dev.remain.classpath.FirstCapture;
import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.program.LastThreadMonitor;
import dev.remain.engine.program.Program;

/** What the restart thread works with. */
record EngineContext(
    EngineConfig parts,
    Inbox inbox,
    Program program,
    Lifecycle lifecycle,
    LastThreadMonitor sentinel,
    StatusBoard board,
    FirstCapture capture,
    ByteStore store,
    Learning learning,
    WatchRelay relay) {}
