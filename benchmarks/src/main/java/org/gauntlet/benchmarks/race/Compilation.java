package org.gauntlet.benchmarks.race;

import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What the JVM's compilers are doing in the background. */
final class Compilation {
  /** A method on its way: on a compiler's thread, or numbered in a queue. */
  private static final Pattern METHOD =
      Pattern.compile("^(C\\d CompilerThread|\\s*\\d)", Pattern.MULTILINE);

  private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

  private Compilation() {}

  /** Whether no method is being compiled and none waits for it. */
  static boolean idle() {
    try {
      Object[] words = {new String[0]};
      String[] types = {String[].class.getName()};
      ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
      return idle((String) BEANS.invoke(commands, "compilerQueue", words, types));
    } catch (JMException e) {
      throw new IllegalStateException("this JVM does not tell what it compiles", e);
    }
  }

  /** The same, read from what the JVM's command {@code Compiler.queue} prints. */
  static boolean idle(String queues) {
    return !METHOD.matcher(queues).find();
  }
}
