package org.gauntlet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The compiler itself keeps gradients from an attacker who has none. */
class AccessTest {
  @Test
  void gradientsOfARoundingModelDoNotCompileButThoseOfItsAdaptiveViewDo() {
    assertThat(errors("rounding")).contains("ScoreModel cannot be converted to GradientModel");
    assertThat(errors("rounding.straightThrough()")).isEmpty();
  }

  private static String errors(String defense) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    List<String> options =
        List.of("-proc:none", "-d", System.getProperty("java.io.tmpdir"), "-cp", classPath());
    JavaCompiler.CompilationTask task =
        compiler.getTask(errors, null, null, options, null, List.of(source(defense)));
    boolean compiled = task.call();
    assertThat(compiled).isEqualTo(errors.toString().isEmpty());
    return errors.toString();
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static JavaFileObject source(String defense) {
    return new SimpleJavaFileObject(
        URI.create("string:///Program.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return """
        import org.gauntlet.attacks.Access;
        import org.gauntlet.core.GradientModel;
        import org.gauntlet.defenses.BitDepth;

        class Program {
          Access.Gradients seen(BitDepth rounding, GradientModel model) {
            return new Access.Gradients(%s.protect(model));
          }
        }
        """
            .formatted(defense);
      }
    };
  }
}
