// SPDX-License-Identifier: Apache-2.0
package hello;

import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

public class Main {

  private static final MethodDescriptor.Marshaller<String> TEXT =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(String value) {
          return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream stream) {
          try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        }
      };

  private static final MethodDescriptor<String, String> SAY_HELLO =
      MethodDescriptor.newBuilder(TEXT, TEXT)
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("helloworld.Greeter/SayHello")
          .build();

  public static void main(String[] args) throws Exception {
    Server server =
        Grpc.newServerBuilderForPort(50051, InsecureServerCredentials.create())
            .addService(
                ServerServiceDefinition.builder("helloworld.Greeter")
                    .addMethod(
                        SAY_HELLO,
                        ServerCalls.asyncUnaryCall(
                            (request, observer) -> {
                              observer.onNext("Hello World");
                              observer.onCompleted();
                            }))
                    .build())
            .build()
            .start();
    ManagedChannel channel =
        Grpc.newChannelBuilder("localhost:50051", InsecureChannelCredentials.create()).build();
    System.out.println(
        ClientCalls.blockingUnaryCall(channel, SAY_HELLO, CallOptions.DEFAULT, "you"));
    channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    server.awaitTermination();
  }
}
