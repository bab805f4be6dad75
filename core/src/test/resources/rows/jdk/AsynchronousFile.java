// SPDX-License-Identifier: Apache-2.0
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Path;

public class AsynchronousFile {
  public static void run() throws Exception {
    Path file = Path.of(System.getProperty("java.home"), "release");
    try (AsynchronousFileChannel channel = AsynchronousFileChannel.open(file)) {
      channel.read(ByteBuffer.allocate(10), 0).get();
    }
  }
}
