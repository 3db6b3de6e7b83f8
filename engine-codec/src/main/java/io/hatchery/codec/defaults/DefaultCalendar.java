package io.hatchery.codec.defaults;

import io.hatchery.engine.lifecycle.BusinessCalendar;
import io.hatchery.engine.lifecycle.BusinessCalendar.Hours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * Office hours in China: Monday to Friday, 09:00 to 12:00 and 13:30 to 18:00. Public holidays and the weekends worked to make up for them
 * are published by the State Council for one year at a time; operators enter them.
 */
final class DefaultCalendar {
    static final String ID = "office";

    private final Words words;

    DefaultCalendar(Words words) {
        this.words = words;
    }

    BusinessCalendar build() {
        List<Hours> week = Stream.of(DayOfWeek.values())
                .filter(day -> day.compareTo(DayOfWeek.SATURDAY) < 0)
                .flatMap(day -> Stream.of(
                        new Hours(day, LocalTime.of(9, 0), LocalTime.NOON),
                        new Hours(day, LocalTime.of(13, 30), LocalTime.of(18, 0))))
                .toList();
        return new BusinessCalendar(ID, words.of("Office hours", "工作时间"), ZoneId.of("Asia/Shanghai"), week, List.of());
    }
}
