// SPDX-License-Identifier: Apache-2.0
import java.io.StringWriter;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Supplier;
import javax.script.ScriptEngineManager;
import javax.tools.ToolProvider;

public class LanguageFeatures {
  @Retention(RetentionPolicy.RUNTIME)
  private @interface Noted {
    Class<?> value();
  }

  @Noted(LanguageFeatures.class)
  public List<? extends Supplier<LanguageFeatures>> list() {
    return List.of(LanguageFeatures::new);
  }

  public static void run() throws Throwable {
    Proxy.newProxyInstance(
        LanguageFeatures.class.getClassLoader(),
        new Class<?>[] {Runnable.class, Supplier.class},
        (proxy, method, arguments) -> null);
    MethodType type = MethodType.methodType(List.class);
    MethodHandles.lookup()
        .findVirtual(LanguageFeatures.class, "list", type)
        .invoke(new LanguageFeatures());
    Method method = LanguageFeatures.class.getMethod("list");
    for (int i = 0; i < 40; i++) {
      method.invoke(new LanguageFeatures());
    }
    method.getGenericReturnType().toString();
    method.getAnnotation(Noted.class).value();
    StackWalker.getInstance().forEach(frame -> frame.getClassName());
    ToolProvider.getSystemJavaCompiler().run(null, System.err, System.err, "-version");
    new ScriptEngineManager().getEngineFactories();
    new StringWriter().append("" + new LanguageFeatures()).append("" + method);
  }
}
