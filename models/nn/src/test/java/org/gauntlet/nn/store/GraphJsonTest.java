package org.gauntlet.nn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.arch.Architecture;
import org.gauntlet.nn.arch.Architectures;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GraphJsonTest {
  private static final Domain MNIST = new Domain(Shape.of(1, 28, 28), 0, 1, 10);

  @Test
  void aGraphIsWrittenInTheseWords() {
    GraphBuilder builder = new GraphBuilder();
    Value a = builder.input("a", Shape.of(2));
    Value b = builder.input("b", Shape.of());
    Graph graph = builder.graph(List.of(a.then(new Dense(3)), b));
    String text =
        "{\"inputs\":[{\"name\":\"a\",\"shape\":[2]},{\"name\":\"b\",\"shape\":[]}],"
            + "\"nodes\":[{\"name\":\"dense1\",\"operator\":{\"op\":\"dense\",\"units\":3},"
            + "\"inputs\":[\"a\"]}],\"outputs\":[\"dense1\",\"b\"]}";
    assertThat(GraphJson.write(graph)).isEqualTo(text);
    assertThat(GraphJson.readGraph(text)).isEqualTo(graph);
  }

  @Test
  void everyArchitectureComesBackAsItWas() {
    for (Architecture architecture : Architectures.all()) {
      Graph graph = architecture.graph(MNIST);
      assertThat(GraphJson.readGraph(GraphJson.write(graph))).isEqualTo(graph);
    }
  }

  @Test
  void aDomainKeepsTheExactFloats() {
    Domain domain = new Domain(Shape.of(3, 2), -0.1f, Float.MAX_VALUE, 7);
    String text = GraphJson.write(domain);
    assertThat(text)
        .startsWith("{\"input\":[3,2],\"low\":-0.10000000149011612,\"high\":")
        .endsWith(",\"classes\":7}");
    assertThat(GraphJson.readDomain(text)).isEqualTo(domain);
    assertThat(GraphJson.readDomain(GraphJson.write(MNIST))).isEqualTo(MNIST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"inputs\":[{\"name\":\"x\"}],\"nodes\":[],\"outputs\":[\"x\"]}|'inputs'[0] of the graph"
            + " must have a member 'shape'",
        "{\"inputs\":[{\"name\":\"x\",\"shape\":[2],\"d\":0}],\"nodes\":[],\"outputs\":[\"x\"]}"
            + "|'inputs'[0] of the graph may hold [name, shape], got [name, shape, d]",
        "{\"inputs\":[{\"name\":\"x\",\"shape\":[2]}],\"nodes\":[],\"outputs\":[\"y\"]}|output 'y'"
            + " is no value of the graph",
        "{\"inputs\":[{\"name\":\"x\",\"shape\":[2]}],\"nodes\":[],\"outputs\":\"x\"}|'outputs' of"
            + " the graph must be a list, got string",
        "{\"inputs\":[{\"name\":\"x\",\"shape\":[2]}],\"nodes\":[{\"name\":\"a\",\"operator\":"
            + "{\"op\":\"relu\"},\"inputs\":[\"b\"]}],\"outputs\":[\"a\"]}|node 'a' reads 'b',"
            + " which no earlier node defines",
        "{\"inputs\":[{\"name\":\"x\",\"shape\":[2]}],\"nodes\":[{\"name\":\"a.b\",\"operator\":"
            + "{\"op\":\"relu\"},\"inputs\":[\"x\"]}],\"outputs\":[\"x\"]}|a node's name must be"
            + " letters, digits, _, / or -, got 'a.b'",
        "{\"inputs\":[{\"name\":\"x\",\"shape\":[2]}],\"nodes\":[{\"name\":\"a\",\"operator\":"
            + "{\"op\":\"relu\",\"x\":1},\"inputs\":[\"x\"]}],\"outputs\":[\"a\"]}|'operator' of"
            + " 'nodes'[0] of the graph may hold [op], got [op, x]"
      })
  void aBadGraphSaysWhere(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GraphJson.readGraph(text))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"input\":[3],\"low\":0,\"high\":1}|the domain must have a member 'classes'",
        "{\"input\":[3],\"low\":0,\"high\":1,\"classes\":1}|classes must be >= 2, got 1",
        "{\"input\":[3],\"low\":0,\"high\":1e39,\"classes\":2}|the domain's low must be below its"
            + " high, got [0.0, Infinity]",
        "{\"input\":3,\"low\":0,\"high\":1,\"classes\":2}|'input' of the domain must be a list, got"
            + " number",
        "{\"input\":[],\"low\":0,\"high\":1,\"classes\":2,\"x\":0}|the domain may hold [input, low,"
            + " high, classes], got [input, low, high, classes, x]"
      })
  void aBadDomainSaysWhere(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GraphJson.readDomain(text))
        .withMessage(message);
  }
}
