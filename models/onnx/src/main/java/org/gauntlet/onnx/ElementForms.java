package org.gauntlet.onnx;

import java.util.List;
import java.util.Map;
import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.Pairing;
import org.gauntlet.nn.graph.Reduction;
import org.gauntlet.onnx.format.Attribute;
import org.gauntlet.onnx.format.ElementType;

/** Functions of numbers in the words of ONNX; where those answer truth values, they are cast. */
final class ElementForms {
  private ElementForms() {}

  static String name(Curve curve) {
    return switch (curve) {
      case ABS -> "Abs";
      case ACOS -> "Acos";
      case ACOSH -> "Acosh";
      case ASIN -> "Asin";
      case ASINH -> "Asinh";
      case ATAN -> "Atan";
      case ATANH -> "Atanh";
      case CEIL -> "Ceil";
      case COS -> "Cos";
      case COSH -> "Cosh";
      case ERF -> "Erf";
      case EXP -> "Exp";
      case FLOOR -> "Floor";
      case LOG -> "Log";
      case RECIPROCAL -> "Reciprocal";
      case ROUND -> "Round";
      case SIGN -> "Sign";
      case SIN -> "Sin";
      case SINH -> "Sinh";
      case SOFTPLUS -> "Softplus";
      case SQRT -> "Sqrt";
      case TAN -> "Tan";
    };
  }

  static String name(Reduction reduction) {
    return switch (reduction) {
      case MAXIMUM -> "ReduceMax";
      case MINIMUM -> "ReduceMin";
      case PRODUCT -> "ReduceProd";
      case SUM -> "ReduceSum";
    };
  }

  static Form of(Pairing pairing, Phrase phrase) {
    return switch (pairing) {
      case EQUAL -> truth("Equal", phrase);
      case GREATER -> truth("Greater", phrase);
      case GREATER_OR_EQUAL -> truth("GreaterOrEqual", phrase);
      case MAXIMUM -> phrase.end("Max", Map.of());
      case MINIMUM -> phrase.end("Min", Map.of());
      case POWER -> phrase.end("Pow", Map.of());
      case QUOTIENT -> phrase.end("Div", Map.of());
      case REMAINDER -> phrase.end("Mod", Map.of("fmod", new Attribute.Whole(1)));
    };
  }

  static Form select(Phrase phrase) {
    List<String> names = phrase.names();
    String chosen = phrase.step("chosen", "Cast", List.of(names.getFirst()), to(ElementType.BOOL));
    return phrase.end("Where", List.of(chosen, names.get(1), names.get(2)), Map.of());
  }

  private static Form truth(String operator, Phrase phrase) {
    String answer = phrase.step("answer", operator, phrase.names());
    return phrase.end("Cast", List.of(answer), to(ElementType.FLOAT));
  }

  private static Map<String, Attribute> to(ElementType type) {
    return Map.of("to", new Attribute.Whole(type.number()));
  }
}
