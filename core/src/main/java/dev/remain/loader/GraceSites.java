// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classfile.ConstantPoolScan.Member;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The call sites at which an executor of Netty is told to end, and how long to wait whether more
 * comes: by default 2 s, for which a stop would wait.
 */
final class GraceSites {

  private static final String END = "shutdownGracefully";

  static final Set<Member> MEMBERS = new HashSet<>();

  static {
    for (String owner :
        List.of(
            "channel/EventLoopGroup",
            "channel/MultiThreadIoEventLoopGroup",
            "channel/MultithreadEventLoopGroup",
            "channel/epoll/EpollEventLoopGroup",
            "channel/nio/NioEventLoopGroup",
            "util/concurrent/AbstractEventExecutorGroup",
            "util/concurrent/DefaultEventExecutorGroup",
            "util/concurrent/EventExecutor",
            "util/concurrent/EventExecutorGroup",
            "util/concurrent/MultithreadEventExecutorGroup")) {
      MEMBERS.add(new Member("io/netty/" + owner, END));
    }
  }

  private GraceSites() {}

  /** Whether the unit of time that it takes last is to be exchanged for {@code Calls.grace}. */
  static boolean has(String owner, String name, String descriptor) {
    return name.equals(END)
        && descriptor.startsWith("(JJLjava/util/concurrent/TimeUnit;)")
        && MEMBERS.contains(new Member(owner, name));
  }
}
