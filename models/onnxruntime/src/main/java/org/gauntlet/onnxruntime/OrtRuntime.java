package org.gauntlet.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import org.gauntlet.onnx.OnnxRuntime;

/** ONNX Runtime on this machine's CPU; every question runs on the thread that asks it. */
public final class OrtRuntime implements OnnxRuntime {
  private final OrtEnvironment environment =
      OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);

  @Override
  public String name() {
    return "ONNX Runtime " + environment.getVersion();
  }

  @Override
  public Session open(byte[] file, String input, String output) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      OrtSession session = environment.createSession(file, options);
      return (x, extents) -> answer(session, input, output, x, extents);
    } catch (OrtException e) {
      throw new IllegalArgumentException(name() + " cannot run it: " + e.getMessage(), e);
    }
  }

  private float[] answer(
      OrtSession session, String input, String output, float[] x, long... extents) {
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(x), extents);
        OrtSession.Result result = session.run(Map.of(input, tensor), Set.of(output))) {
      FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] answer = new float[values.remaining()];
      values.get(answer);
      return answer;
    } catch (OrtException e) {
      throw new IllegalArgumentException(name() + " failed: " + e.getMessage(), e);
    }
  }
}
