// SPDX-License-Identifier: Apache-2.0
package hello;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.FileInputStream;
import java.io.FileOutputStream;

public class Main {

  public static void main(String[] args) throws Exception {
    Kryo kryo = new Kryo();
    kryo.setRegistrationRequired(false);
    SomeClass object = new SomeClass();
    object.value = "Hello World";
    Output output = new Output(new FileOutputStream("file.bin"));
    kryo.writeClassAndObject(output, object);
    output.close();
    Input input = new Input(new FileInputStream("file.bin"));
    SomeClass object2 = (SomeClass) kryo.readClassAndObject(input);
    input.close();
    System.out.println(object2.value);
  }

  public static class SomeClass {
    String value;
  }
}
