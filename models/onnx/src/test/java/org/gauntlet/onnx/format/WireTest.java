package org.gauntlet.onnx.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The wire format, and everything that can be wrong with it. */
class WireTest {
  @Property
  void everyNumberComesBack(@ForAll long value) {
    Wire wire = first(new Message().number(3, value));
    assertThat(wire.field()).isEqualTo(3);
    assertThat(wire.integer()).isEqualTo(value);
    assertThat(wire.next()).isFalse();
  }

  @Property
  void aListReadsTheSamePackedAndOneByOne(@ForAll long[] values) {
    Message packed = new Message();
    Message loose = new Message();
    for (long value : values) {
      packed.varint(value);
      loose.number(8, value);
    }
    assertThat(list(new Message().bytes(8, packed.encode()))).containsExactly(values);
    assertThat(list(loose)).containsExactly(values);
  }

  @Test
  void unknownFieldsOfEveryTypeArePassedOver() {
    Message message =
        new Message()
            .number(100, -1)
            .real(101, 2)
            .raw(new Message().varint((102 << 3) | 1).encode())
            .raw(new byte[8])
            .text(103, "unknown")
            .number(1, 7);
    Wire wire = Wire.of(message.encode(), ExternalData.REFUSED);
    while (wire.next() && wire.field() != 1) {
      wire.skip();
    }
    assertThat(wire.integer()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "08|a number that runs over the end",
        "08 ff|a number that runs over the end",
        "08 ff ff ff ff ff ff ff ff ff 02|a number of more than 64 bits",
        "08 ff ff ff ff ff ff ff ff ff ff 01|a number of more than 64 bits",
        "0a ff ff ff ff ff ff ff ff ff 01|a field of 18446744073709551615 bytes where 0 are left",
        "0a 80 80 80 80 80 80 80 80 80 01|a field of 9223372036854775808 bytes where 0 are left",
        "0a 02 00|a field of 2 bytes where 1 are left",
        "0d 00 00|a field that runs over the end",
        "09 00 00|a field that runs over the end",
        "0b|a protobuf group, which ONNX does not use",
        "0c|a protobuf group, which ONNX does not use",
        "0e|a field of unknown wire type 6",
        "00|a field of number 0",
        "80 80 80 80 80 01|a field of number 536870912 * 8"
      })
  void damageIsNamed(String hex, String message) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    String said = message.replace("536870912 * 8", "4294967296");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> skipAll(Wire.of(bytes, ExternalData.REFUSED)))
        .withMessageContaining(said);
  }

  static Stream<Arguments> expectations() {
    Message number = new Message().number(5, 1);
    Message text = new Message().text(5, "x");
    return Stream.of(
        arguments(text, use(Wire::integer), "where a number is expected"),
        arguments(number, use(Wire::text), "where text is expected"),
        arguments(number, use(Wire::message), "where a message is expected"),
        arguments(number, use(Wire::real), "where a 32-bit number is expected"),
        arguments(number, use(Wire::bytes), "a number where bytes are expected"));
  }

  @ParameterizedTest
  @MethodSource("expectations")
  void aFieldOfAnotherTypeIsRefused(Message message, Consumer<Wire> use, String said) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> use.accept(first(message)))
        .withMessageContaining(said);
  }

  @Test
  void aPackedListMustEndWithANumber() {
    Message message = new Message().bytes(8, (byte) 0x01, (byte) 0x80).number(1, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> list(message))
        .withMessageContaining("a list of numbers that ends within a number");
  }

  @Test
  void aMillionMessagesAreTooMany() {
    byte[] bytes = new byte[2 * (Budget.PARTS + 1)];
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = 0x0a;
    }
    Wire wire = Wire.of(bytes, ExternalData.REFUSED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> {
          while (wire.next()) {
            wire.message();
          }
        })
        .withMessageContaining("more than 1000000 nodes, names and attributes");
  }

  private static Consumer<Wire> use(Consumer<Wire> consumer) {
    return consumer;
  }

  private static Wire first(Message message) {
    Wire wire = Wire.of(message.encode(), ExternalData.REFUSED);
    assertThat(wire.next()).isTrue();
    return wire;
  }

  private static long[] list(Message message) {
    LongStream.Builder values = LongStream.builder();
    Wire wire = Wire.of(message.encode(), ExternalData.REFUSED);
    while (wire.next()) {
      wire.integers(values::add);
    }
    return values.build().toArray();
  }

  private static void skipAll(Wire wire) {
    while (wire.next()) {
      wire.skip();
    }
  }
}
