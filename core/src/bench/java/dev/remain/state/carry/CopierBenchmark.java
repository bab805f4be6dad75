// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.NextTypes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Carrying a list of 50,000 creatures, each at a place of its own, into classes loaded anew. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class CopierBenchmark {

  private static final int CREATURES = 50_000;

  private ClassLoader old;
  private Object creatures;

  /** One that is loaded anew. */
  static final class Creature {
    final int id;
    long health = 100;
    String name = "Bo";
    Place place;

    Creature(int id) {
      this.id = id;
      this.place = new Place(id, -id);
    }
  }

  /** Where it is. */
  static final class Place {
    int x;
    int y;

    Place(int x, int y) {
      this.x = x;
      this.y = y;
    }
  }

  /** Makes the list. */
  public static final class World implements Supplier<Object> {
    @Override
    public Object get() {
      List<Creature> creatures = new ArrayList<>();
      for (int i = 0; i < CREATURES; i++) {
        creatures.add(new Creature(i));
      }
      return creatures;
    }
  }

  /** Defines the classes of this benchmark once more. */
  private static final class Anew extends ClassLoader {
    Anew() {
      super(CopierBenchmark.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(CopierBenchmark.class.getName() + "$")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /** Makes what is carried. */
  @Setup
  public void make() throws ReflectiveOperationException {
    old = new Anew();
    creatures =
        ((Supplier<?>) old.loadClass(World.class.getName()).getConstructor().newInstance()).get();
  }

  /** 100,001 objects. */
  @Benchmark
  public Object carry100000() {
    NextTypes types = new NextTypes(loader -> loader == old, new Anew(), name -> null);
    Copier copier = new Copier(types);
    Object carried = copier.carry("World", "creatures", creatures);
    copier.report();
    return carried;
  }
}
