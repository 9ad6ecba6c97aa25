package org.gauntlet.nn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafeTensorsTest {
  private static final String META = "\"__metadata__\":{}";

  @Provide
  Arbitrary<List<Shape>> shapes() {
    Arbitrary<Shape> shape =
        Arbitraries.integers().between(1, 4).list().ofMaxSize(4).map(Shape::new);
    return shape.list().ofMaxSize(5);
  }

  @Property(tries = 200)
  void whatIsEncodedIsDecodedInItsOrder(@ForAll("shapes") List<Shape> shapes, @ForAll long seed) {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    for (Shape shape : shapes) {
      String name = "t" + (9 - tensors.size());
      tensors.put(name, new Seed(seed).child(name).open().uniform(shape, -1, 1));
    }
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    metadata.put("z", String.valueOf(seed));
    metadata.put("a", "");
    byte[] file = new SafeTensors(metadata, tensors).encode();
    assertThat(SafeTensors.startsWell(file)).isTrue();
    assertThat(SafeTensors.headerLength(file) % 8).isZero();
    SafeTensors read = SafeTensors.decode(file);
    assertThat(read.tensors()).containsExactlyEntriesOf(tensors);
    assertThat(read.metadata()).containsExactlyEntriesOf(metadata);
  }

  @Test
  void theBytesAreThoseOfTheSpecification() {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("w", Tensor.of(Shape.of(1, 2), 1, -2));
    byte[] file = new SafeTensors(new LinkedHashMap<>(), tensors).encode();
    String header =
        "{\"__metadata__\":{},\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}";
    int padded = (header.length() + 7) / 8 * 8;
    assertThat(file).isEqualTo(file(header + " ".repeat(padded - header.length()), 1, -2));
    assertThat(file).endsWith(0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0);
  }

  @Test
  void specialValuesKeepTheirBits() {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(
        "w",
        Tensor.of(Shape.of(4), -0.0f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, Float.MAX_VALUE));
    byte[] file = new SafeTensors(new LinkedHashMap<>(), tensors).encode();
    float[] read = SafeTensors.decode(file).tensors().get("w").toArray();
    assertThat(Float.floatToRawIntBits(read[0])).isEqualTo(0x80000000);
    assertThat(read[1]).isEqualTo(Float.MIN_VALUE);
    assertThat(read[2]).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(read[3]).isEqualTo(Float.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "2, '{}', true",
    "1, '{}', false",
    "0, '{}', false",
    "3, '{}', false",
    "3, '{} ', true",
    "-1, '{}', false",
    "2, '[]', false",
    "2, ' {', false",
    "16777217, '{}', false",
    "9223372036854775807, '{}', false"
  })
  void aFileStartsWellWhenItsHeaderIsWhole(long length, String header, boolean well) {
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    byte[] file =
        ByteBuffer.allocate(8 + text.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(length)
            .put(text)
            .array();
    assertThat(SafeTensors.startsWell(file)).isEqualTo(well);
  }

  @Test
  void tooShortForALengthIsNoFile() {
    assertThat(SafeTensors.startsWell(new byte[0])).isFalse();
    assertThat(SafeTensors.startsWell(new byte[8])).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|the header must have a member '__metadata__'",
        "{\"__metadata__\":{\"a\":1}}|'a' of '__metadata__' of the header must be a string, got"
            + " number",
        "{\"w\":{\"dtype\":\"F16\",\"shape\":[],\"data_offsets\":[0,4]}}|dtype of 'w' of the"
            + " header must be F32, got F16",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[]}}|'w' of the header must have a member"
            + " 'data_offsets'",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4],\"x\":0}}|'w' of the header"
            + " may hold [dtype, shape, data_offsets], got [dtype, shape, data_offsets, x]",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}|data_offsets of 'w' of"
            + " the header must be [0, 4] within 4 bytes of data, got [0, 8]",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}|data_offsets of 'w' of"
            + " the header must be [0, 4] within 4 bytes of data, got [4, 0]",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}|data_offsets of 'w' of"
            + " the header must be [0, 4] within 4 bytes of data, got [0]",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2147483647],\"data_offsets\":[0,4]}}|data_offsets of"
            + " 'w' of the header must be [0, 8589934588] within 4 bytes of data, got [0, 4]",
        "{\"w\":7}|'w' of the header must be a JSON object"
      })
  void aHeaderThatDoesNotFitTheDataIsRefused(String header, String message) {
    float[] data = header.contains("w") ? new float[1] : new float[0];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SafeTensors.decode(file(header, data)))
        .withMessage(message);
  }

  @Test
  void dataThatNobodyNamesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SafeTensors.decode(file("{" + META + "}", 1, 2)))
        .withMessage("8 bytes follow the last tensor, expected none");
  }

  @Test
  void metadataMayStandAnywhereInTheHeader() {
    String tensor = "\"w\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}";
    for (String header : List.of(META + "," + tensor, tensor + "," + META)) {
      assertThat(SafeTensors.decode(file("{" + header + "}", 5)).tensors())
          .isEqualTo(Map.of("w", Tensor.of(Shape.of(), 5)));
    }
  }

  private static byte[] file(String header, float... data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(8 + text.length + 4 * data.length).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(text.length).put(text);
    for (float value : data) {
      file.putFloat(value);
    }
    return file.array();
  }
}
