package io.hatchery.server.wechat;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.JobKind;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.States;
import io.hatchery.server.wechat.CodeRows.Code;
import io.hatchery.server.wechat.WeChatSettings.Account;
import io.hatchery.server.wechat.wire.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Brings those who followed an account before it was connected. WeChat names ten thousand at a time, of which few calls a day are free, so
 * the names are kept until they are done; of each it is asked when, how and by which code they followed.
 */
@Component
class FollowerJob implements JobKind<FollowerJob.Progress> {
    /** People WeChat tells of in one call, at most. */
    private static final int CHUNK = 100;

    /** Followers WeChat names at once; fewer are the last. */
    private static final int PAGE = 10_000;

    /** Calls in one turn. */
    private static final int CALLS = 5;

    private final Settings settings;
    private final WeChatApi api;
    private final CodeRows codes;
    private final States states;
    private final Events events;
    private final Clock clock;

    FollowerJob(Settings settings, WeChatApi api, CodeRows codes, States states, Events events, Clock clock) {
        this.settings = settings;
        this.api = api;
        this.codes = codes;
        this.states = states;
        this.events = events;
        this.clock = clock;
    }

    /**
     * How far it is.
     *
     * @param waiting named by WeChat and not asked about yet
     * @param next where WeChat goes on naming; empty at the beginning
     * @param named whether it has named them all
     */
    record Progress(
            String account, List<String> waiting, String next, boolean named, long done, long total, Came came) {
        Progress {
            waiting = List.copyOf(waiting);
        }

        static Progress first(String account) {
            return new Progress(account, List.of(), "", false, 0, 0, new Came(0, 0, 0));
        }
    }

    /**
     * What came of it.
     *
     * @param fresh leads nobody knew
     * @param known who had been heard of before
     * @param gone who does not follow any more
     */
    record Came(long fresh, long known, long gone) {
        Came and(Came other) {
            return new Came(fresh + other.fresh, known + other.known, gone + other.gone);
        }
    }

    @Override
    public String name() {
        return "wechat-followers";
    }

    @Override
    public Class<Progress> state() {
        return Progress.class;
    }

    @Override
    public Turn<Progress> turn(Job job, Progress state) {
        Optional<Account> account = settings.get(WeChatSettings.AREA).find(state.account());
        if (account.isEmpty()) {
            return new Turn.Failed<>(Job.Note.of("wechat-no-account", state.account()));
        }
        if (!state.waiting().isEmpty()) {
            return ask(account.get(), state);
        }
        return state.named() ? new Turn.Done<>(state.came()) : more(account.get(), state);
    }

    /** Has WeChat name some more. */
    private Turn<Progress> more(Account account, Progress state) {
        return switch (api.followers(account, state.next())) {
            case Answer.Refused(int code, String message) ->
                new Turn.Failed<>(Job.Note.of("wechat-refused", code, message));
            case Answer.Away(String why) -> throw new IllegalStateException("WeChat does not answer: " + why);
            case Answer.Good(JsonNode body) -> {
                List<String> names = body.path("data")
                        .path("openid")
                        .valueStream()
                        .map(openid -> openid.asString(""))
                        .toList();
                String next = body.path("next_openid").asString("");
                yield on(new Progress(
                        state.account(),
                        names,
                        next,
                        names.size() < PAGE || next.isEmpty(),
                        state.done(),
                        body.path("total").asLong(0),
                        state.came()));
            }
        };
    }

    private Turn<Progress> ask(Account account, Progress state) {
        List<String> waiting = state.waiting();
        Came came = state.came();
        for (int call = 0; call < CALLS && !waiting.isEmpty(); call++) {
            List<String> some = waiting.subList(0, Math.min(CHUNK, waiting.size()));
            switch (api.people(account, some)) {
                case Answer.Refused(int code, String message) -> {
                    return new Turn.Failed<>(Job.Note.of("wechat-refused", code, message));
                }
                case Answer.Away(String why) -> throw new IllegalStateException("WeChat does not answer: " + why);
                case Answer.Good(JsonNode body) ->
                    came = came.and(take(
                            account, body.path("user_info_list").valueStream().toList()));
            }
            waiting = waiting.subList(some.size(), waiting.size());
        }
        return on(new Progress(
                state.account(),
                waiting,
                state.next(),
                state.named(),
                state.done() + state.waiting().size() - waiting.size(),
                state.total(),
                came));
    }

    private static Turn<Progress> on(Progress next) {
        return new Turn.More<>(next, next.done(), next.total(), Job.Note.of("wechat-followers"));
    }

    private Came take(Account account, List<JsonNode> people) {
        List<Arrival> arrivals = new ArrayList<>();
        long fresh = 0;
        long known = 0;
        long gone = 0;
        for (JsonNode info : people) {
            if (!Followers.follows(info)) {
                gone++;
                continue;
            }
            List<Identifier> identifiers = Followers.identifiers(account, info);
            if (states.find(identifiers.getFirst()).isEmpty()) {
                Code code = codes.find(account.id(), Followers.scene(info)).orElse(null);
                arrivals.addAll(Followers.followed(account, info, code, clock.now()));
                fresh++;
            } else {
                if (identifiers.size() > 1 && states.find(identifiers.getLast()).isEmpty()) {
                    arrivals.add(Followers.recognised(account, info, clock.now()));
                }
                known++;
            }
        }
        events.accept(arrivals);
        return new Came(fresh, known, gone);
    }
}
