package io.lianzhi.contracts.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table read from CSV (RFC 4180, UTF-8, a row on one line). Lines {@code # key: value} before the
 * header are its remarks; {@code # version} is required, so that every table can be named exactly.
 *
 * @param version of the table's content, a date
 */
public record Table(String version, List<Row> rows) {

  public Table {
    rows = List.copyOf(rows);
  }

  /** One line, by column name. A column that the header lacks is a defect of the table. */
  public record Row(Map<String, String> cells) {
    public Row {
      cells = Map.copyOf(cells);
    }

    /** The cell's text, empty when blank. */
    public String get(String column) {
      String cell = cells.get(column);
      if (cell == null) {
        throw new IllegalStateException("table has no column " + column);
      }
      return cell;
    }

    /** The cell's text unless it is blank. */
    public Optional<String> find(String column) {
      return Optional.of(get(column)).filter(cell -> !cell.isBlank());
    }

    /** The parts of a cell that lists several values, divided by {@code |}. */
    public List<String> list(String column) {
      return find(column).map(cell -> List.of(cell.split("\\|"))).orElse(List.of());
    }
  }

  /**
   * The table of that name shipped with this module.
   *
   * @throws IllegalStateException when there is none or it is malformed: the build is broken
   */
  public static Table shipped(String name) {
    try (InputStream bytes = Table.class.getResourceAsStream(name + ".csv")) {
      if (bytes == null) {
        throw new IllegalStateException("no shipped table " + name);
      }
      return read(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a table, a partner's own one for example. */
  public static Table read(Reader text) throws IOException {
    BufferedReader lines = new BufferedReader(text);
    Map<String, String> remarks = new HashMap<>();
    String line = lines.readLine();
    while (line != null && line.startsWith("#")) {
      String[] remark = line.substring(1).split(":", 2);
      remarks.put(remark[0].strip(), remark.length == 2 ? remark[1].strip() : "");
      line = lines.readLine();
    }
    String version = remarks.get("version");
    if (version == null || line == null) {
      throw new IllegalStateException("table without version or header");
    }
    return new Table(version, rows(Csv.cells(line), lines));
  }

  private static List<Row> rows(List<String> header, BufferedReader lines) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        rows.add(row(header, Csv.cells(line)));
      }
    }
    return rows;
  }

  private static Row row(List<String> header, List<String> cells) {
    if (cells.size() != header.size()) {
      throw new IllegalStateException("row of " + cells.size() + " cells: " + cells);
    }
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      row.put(header.get(i), cells.get(i));
    }
    return new Row(row);
  }
}
