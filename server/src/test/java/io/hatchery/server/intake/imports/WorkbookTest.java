package io.hatchery.server.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTest {
    private static final long MOST = 50L * 1024 * 1024;

    @TempDir
    private Path folder;

    private Path book(Consumer<Workbook> content) throws IOException {
        Path file = folder.resolve("book.csv");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            content.accept(book);
        }
        return file;
    }

    private static List<String> csv(Path file) throws IOException {
        io.hatchery.server.intake.imports.Workbook.toCsv(file, file, null, MOST);
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }

    @Test
    void theFirstSheetWithAnythingInItIsReadAsPeopleSeeIt() throws IOException {
        Path file = book(book -> {
            book.newWorksheet("empty");
            Worksheet sheet = book.newWorksheet("客户");
            List<Object> head = List.of("姓名", "手机", "日期", "时间", "数", "是");
            for (int i = 0; i < head.size(); i++) {
                sheet.value(0, i, (String) head.get(i));
            }
            sheet.value(1, 0, "李, \"安\"");
            sheet.value(1, 1, 13800138001L);
            sheet.value(1, 2, LocalDate.parse("2026-03-01"));
            sheet.style(1, 2).format("yyyy/m/d").set();
            sheet.value(1, 3, LocalDateTime.parse("2026-03-01T10:30:00"));
            sheet.style(1, 3).format("yyyy-mm-dd hh:mm").set();
            sheet.value(1, 4, 1.50);
            sheet.value(1, 5, true);
            sheet.value(3, 0, "=cmd|' /C calc'!A0");
            sheet.formula(3, 4, "SUM(1,2)");
            book.newWorksheet("other").value(0, 0, "not read");
        });
        assertThat(csv(file))
                .containsExactly(
                        "姓名,手机,日期,时间,数,是",
                        "\"李, \"\"安\"\"\",13800138001,2026-03-01,2026-03-01 10:30:00,1.5,true",
                        "=cmd|' /C calc'!A0,,,,");
    }

    @Test
    void anotherSheetIsReadWhenItIsAskedForAndHiddenOnesAreNotOffered() throws IOException {
        Path file = book(book -> {
            book.newWorksheet("first").value(0, 0, "a");
            Worksheet hidden = book.newWorksheet("hidden");
            hidden.value(0, 0, "secret");
            hidden.setVisibilityState(org.dhatim.fastexcel.VisibilityState.HIDDEN);
            book.newWorksheet("second").value(0, 0, "b");
        });
        Path csv = folder.resolve("sheet.csv");
        var first = io.hatchery.server.intake.imports.Workbook.toCsv(file, csv, null, MOST);
        assertThat(first.sheets()).containsExactly("first", "second");
        assertThat(first.sheet()).isZero();
        assertThat(io.hatchery.server.intake.imports.Workbook.toCsv(file, csv, 1, MOST)
                        .sheet())
                .isEqualTo(1);
        assertThat(Files.readAllLines(csv, StandardCharsets.UTF_8)).containsExactly("b");
    }

    @Test
    void aNumberOrADayThatCannotBeCostsItsCellAlone() throws IOException {
        Path file = book(book -> {
            Worksheet sheet = book.newWorksheet("numbers");
            sheet.value(0, 0, "n");
            sheet.value(1, 0, new java.math.BigDecimal("1E999999999"));
            sheet.value(2, 0, -5_000_000_000L);
            sheet.style(2, 0).format("yyyy-mm-dd").set();
            sheet.value(3, 0, 7);
        });
        assertThat(csv(file)).containsExactly("n", "1E+999999999", "-5000000000", "7");
    }

    @Test
    void anEmptyABrokenAndAnOldWorkbookSayWhatTheyAre() throws IOException {
        Path empty = book(book -> book.newWorksheet("empty"));
        assertThatThrownBy(() -> csv(empty)).hasMessage("empty");
        Path broken = folder.resolve("broken.csv");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(broken))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> csv(broken)).hasMessage("xlsx-broken");
        Path old = folder.resolve("old.csv");
        byte[] bytes = new byte[600];
        int[] magic = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
        for (int i = 0; i < magic.length; i++) {
            bytes[i] = (byte) magic[i];
        }
        Files.write(old, bytes);
        assertThat(io.hatchery.server.intake.imports.Workbook.kindOf(old))
                .isEqualTo(io.hatchery.server.intake.imports.Workbook.Kind.XLS);
    }

    @Test
    void aBombIsNotUnpackedAndTooMuchIsNotWritten() throws IOException {
        Path bomb = book(book -> book.newWorksheet("a").value(0, 0, "x"));
        Path packed = folder.resolve("bomb.csv");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(packed))) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(new byte[20 * 1024 * 1024]);
        }
        assertThatThrownBy(() -> csv(packed)).hasMessage("xlsx-large");
        assertThat(csv(bomb)).containsExactly("x");
        Path long_ = book(book -> {
            Worksheet sheet = book.newWorksheet("a");
            for (int i = 0; i < 2_000; i++) {
                sheet.value(i, 0, "row " + i);
            }
        });
        assertThatThrownBy(() -> io.hatchery.server.intake.imports.Workbook.toCsv(long_, long_, null, 1_000))
                .isInstanceOf(ImportFiles.TooLarge.class);
    }

    @Property(tries = 600)
    void aDamagedWorkbookIsReadOrRefusedAndNothingElse(@ForAll @IntRange(max = 3000) int at, @ForAll byte damage)
            throws IOException {
        Path file = Files.createTempFile("book", ".xlsx");
        try {
            try (OutputStream out = Files.newOutputStream(file);
                    Workbook book = new Workbook(out, "test", "1.0")) {
                Worksheet sheet = book.newWorksheet("a");
                sheet.value(0, 0, "name");
                sheet.value(1, 0, "Ann");
            }
            byte[] bytes = Files.readAllBytes(file);
            bytes[at % bytes.length] ^= damage;
            Files.write(file, at % 7 == 0 ? Arrays.copyOf(bytes, at % bytes.length) : bytes);
            io.hatchery.server.intake.imports.Workbook.toCsv(file, file, null, MOST);
        } catch (io.hatchery.server.intake.imports.Workbook.Unusable refused) {
            assertThat(refused.code()).isNotEmpty();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
