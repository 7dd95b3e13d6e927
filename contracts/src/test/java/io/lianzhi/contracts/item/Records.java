package io.lianzhi.contracts.item;

import io.lianzhi.contracts.InvalidValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;

/** Makes a record again with one component changed. */
final class Records {
  private Records() {}

  /**
   * The record with another value of {@code component}.
   *
   * @throws InvalidValue where the record refuses it
   */
  static <R extends Record> R with(R record, String component, Object value) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values =
        Stream.of(components)
            .map(each -> each.getName().equals(component) ? value : read(each, record))
            .toArray();
    try {
      @SuppressWarnings("unchecked") // a record's constructor makes that record
      R made = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
      return made;
    } catch (InvocationTargetException refused) {
      throw (InvalidValue) refused.getCause();
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError("record " + component, broken);
    }
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError("record " + component, broken);
    }
  }
}
