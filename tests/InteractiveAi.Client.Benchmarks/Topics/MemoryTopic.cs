namespace InteractiveAi.Client.Benchmarks;

/// <summary>The clients alone: the answers are in memory, so nothing but the client's own work is seen.</summary>
internal sealed class MemoryTopic(Settings settings)
{
    private const int Chunks = 2_000;

    // 10 MB in one event: no gateway sends that, and it must not cost more than a few times its size.
    private const int GiantEvent = 10_000_000;

    private static readonly Uri Endpoint = new("https://benchmark.test/v1/");

    private readonly Meter _meter = new(settings.Rounds);
    private readonly Report _report = settings.Report("memory");

    public void Run()
    {
        _report.Say("Allocated bytes, and CPU time relative to floor1, whose own time is in the second column.\n");
        // The first table would otherwise tell how the code was compiled.
        new Meter(2).Measure(Subjects(StreamScript.Render(StreamKind.Router, Chunks), RequestScript.Small()));
        Streams();
        Growth();
        Calls();
        Giants();
        _report.Say(
            "OpenAI: its typed interface has no reasoning, so it delivers a quarter of that stream's text. "
                + "IChatClient hands out tool calls complete and parsed, at the end, and no logprobs. "
                + "Microsoft.Extensions.AI.OpenAI could not be restored where this was measured.\n"
        );
        _report.Save(settings.Keep);
    }

    /// <summary>The subjects of one answer: every client on the same bytes, each delivery compared with them.</summary>
    public static IReadOnlyList<Subject> Subjects(
        WireScript script,
        RequestScript request,
        bool ragged = false,
        Func<string, bool>? choose = null
    ) =>
        [
            .. ClientList
                .Names.Where(choose ?? (static _ => true))
                .Select(name =>
                {
                    MeasuredClient client = ClientList.Create(
                        name,
                        new HttpClient(new CannedHandler(script, ragged)),
                        Endpoint,
                        request
                    );
                    bool isStream = script.MediaType is "text/event-stream";
                    return new Subject(
                        name,
                        async () =>
                        {
                            Digest digest = isStream
                                ? await client.StreamAsync().ConfigureAwait(false)
                                : await client.CompleteAsync().ConfigureAwait(false);
                            digest.Verify(script.Expected, client.Delivers, name);
                        },
                        script.Units
                    );
                }),
        ];

    private static string[] Columns(params string[] first) => [.. first, .. ClientList.Names];

    private static string[] Row(string name, IReadOnlyList<Measurement> measured) =>
        [
            name,
            Table.Time(measured.Single(static one => one.Name == ClientList.Baseline).Nanoseconds),
            .. measured.Select(Table.Cell),
        ];

    private void Streams()
    {
        Table table = new($"Per chunk, streams of {Chunks:#,0} chunks", Columns("stream", "floor1"));
        foreach (StreamKind kind in Enum.GetValues<StreamKind>())
        {
            WireScript script = StreamScript.Render(kind, Chunks);
            table.Add(Row(NameOf(kind), _meter.Measure(Subjects(script, RequestScript.Small()))));
            if (kind is StreamKind.Text)
            {
                table.Add(
                    Row("text, ragged reads", _meter.Measure(Subjects(script, RequestScript.Small(), ragged: true)))
                );
            }
        }

        _report.Add(table);
    }

    private void Growth()
    {
        int[] lengths = [200, 2_000, 20_000];
        Table table = new("Growth with length, text: bytes per stream, and the slope per chunk", Columns("chunks"));
        List<double[]> bytes = [];
        foreach (int length in lengths)
        {
            WireScript script = StreamScript.Render(StreamKind.Text, length);
            double[] totals =
            [
                .. new Meter(1)
                    .Measure(Subjects(script, RequestScript.Small()))
                    .Select(measured => measured.Bytes * length),
            ];
            bytes.Add(totals);
            table.Add([$"{length:#,0}", .. totals.Select(Table.Bytes)]);
        }

        for (int i = 1; i < lengths.Length; i++)
        {
            double distance = lengths[i] - lengths[i - 1];
            table.Add([
                $"slope {lengths[i - 1]:#,0} to {lengths[i]:#,0}",
                .. bytes[i].Zip(bytes[i - 1], (more, less) => Table.Bytes((more - less) / distance)),
            ]);
        }

        _report.Add(table);
    }

    private void Calls()
    {
        Table table = new("Per call", Columns("call", "floor1"));
        table.Add(Row("1 KB answer", _meter.Measure(Subjects(AnswerScript.Small(), RequestScript.Small()))));
        table.Add(
            Row(
                "220 KB answer, 480 × 7 logprobs",
                _meter.Measure(
                    Subjects(
                        AnswerScript.Large(),
                        RequestScript.Small(),
                        choose: static name => name is not OurChatInterface.ClientName
                    )
                )
            )
        );
        table.Add(
            Row("request of 200 messages", _meter.Measure(Subjects(AnswerScript.Small(), RequestScript.Conversation())))
        );
        _report.Add(table);
    }

    private void Giants()
    {
        Table table = new("Giants: allocated bytes as a multiple of the answer's own", Columns("answer"));
        foreach (
            (string name, WireScript script) in new[]
            {
                ("one event of 10 MB", StreamScript.RenderGiant(GiantEvent)),
                ("100,000 chunks", StreamScript.Render(StreamKind.Text, 100_000)),
            }
        )
        {
            IReadOnlyList<Measurement> measured = new Meter(1).Measure(Subjects(script, RequestScript.Small()));
            table.Add([
                $"{name}, {Table.Bytes(script.Bytes.Length)}",
                .. measured.Select(one => Table.Ratio(one.Bytes * script.Units / script.Bytes.Length)),
            ]);
        }

        _report.Add(table);
    }

    private static string NameOf(StreamKind kind) =>
        kind switch
        {
            StreamKind.Text => "text",
            StreamKind.Router => "router-shaped",
            StreamKind.Unknown => "router-shaped, two unknown members",
            StreamKind.Tool => "tool-call fragments",
            StreamKind.Reasoning => "reasoning + details",
            _ => kind.ToString(),
        };
}
