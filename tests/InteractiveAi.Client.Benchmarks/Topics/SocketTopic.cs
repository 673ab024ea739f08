using System.Diagnostics;
using System.Globalization;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>The clients over loopback sockets, the server in a process of its own: transport is part of it, as in life.</summary>
internal sealed class SocketTopic(Settings settings)
{
    private const int Streams = 64;
    private const int LiveChunks = 400;
    private const int Calls = 40;

    private readonly Meter _meter = new(settings.Rounds);

    public void Run()
    {
        Report report = settings.Report("socket");
        report.Say("CPU is that of the client's process alone, user and system. Ratios refer to floor1.\n");
        (Child server, int port) = Child.StartServer();
        using (server)
        {
            report.Add(Bulk(port));
            report.Add(Concurrent(port));
            report.Say(
                Child.Output(
                    ["live", port.ToString(CultureInfo.InvariantCulture), "--rounds", $"{settings.Rounds}"],
                    spinless: true
                )
            );
            report.Add(FirstChunk(port));
        }

        report.Save(settings.Keep);
    }

    /// <summary>One event per send with a pause behind it, so that every chunk wakes the client; run in a process whose pool does not spin.</summary>
    public static void Live(Settings settings)
    {
        int port = int.Parse(settings.Rest[0], CultureInfo.InvariantCulture);
        Table table = new(
            $"Live: {LiveChunks} events, one per millisecond; per chunk, fixed cost of the call included; threads do not spin",
            ["", .. ClientList.Names]
        );
        IReadOnlyList<Measurement> measured = new Meter(settings.Rounds).Measure(
            Subjects(port, "live", StreamKind.Router, LiveChunks),
            Floor0Client.ClientName
        );
        table.Add(["bytes", .. measured.Select(static one => Table.Bytes(one.Bytes))]);
        table.Add(["CPU", .. measured.Select(static one => Table.Time(one.Nanoseconds))]);
        table.Add(["CPU relative to floor0", .. measured.Select(static one => Table.Ratio(one.Ratio))]);
        Console.WriteLine(table);
    }

    /// <summary>The subjects that send to a path of the server.</summary>
    public static IReadOnlyList<(string Name, MeasuredClient Client)> Clients(
        int port,
        string path,
        RequestScript request
    ) =>
        [
            .. ClientList.Names.Select(name =>
                (
                    name,
                    ClientList.Create(
                        name,
                        new HttpClient(new SocketsHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan },
                        new Uri($"http://127.0.0.1:{port}/{path}/"),
                        request
                    )
                )
            ),
        ];

    private static IReadOnlyList<Subject> Subjects(int port, string mode, StreamKind kind, int chunks, int streams = 1)
    {
        Digest expected = StreamScript.Render(kind, chunks).Expected;
        return
        [
            .. Clients(port, $"{mode}-{kind}-{chunks}", RequestScript.Small())
                .Select(one => new Subject(
                    one.Name,
                    () =>
                        Task.WhenAll(
                            Enumerable
                                .Range(0, streams)
                                .Select(async _ =>
                                    (await one.Client.StreamAsync().ConfigureAwait(false)).Verify(
                                        expected,
                                        one.Client.Delivers,
                                        one.Name
                                    )
                                )
                        ),
                    chunks * streams
                )),
        ];
    }

    private Table Bulk(int port)
    {
        Table table = new("Bulk: writes of 64 KiB, per chunk", ["stream", "floor1", .. ClientList.Names]);
        foreach (
            (StreamKind kind, int chunks) in new[]
            {
                (StreamKind.Text, 2_000),
                (StreamKind.Text, 20_000),
                (StreamKind.Router, 2_000),
                (StreamKind.Tool, 2_000),
                (StreamKind.Reasoning, 2_000),
            }
        )
        {
            IReadOnlyList<Measurement> measured = _meter.Measure(Subjects(port, "bulk", kind, chunks));
            table.Add([
                string.Create(CultureInfo.InvariantCulture, $"{kind}, {chunks:#,0}"),
                Table.Time(measured.Single(static one => one.Name == ClientList.Baseline).Nanoseconds),
                .. measured.Select(Table.Cell),
            ]);
        }

        return table;
    }

    private Table Concurrent(int port)
    {
        Table table = new($"{Streams} streams at once, text of 2,000 chunks", ["", .. ClientList.Names]);
        IReadOnlyList<Measurement> measured = _meter.Measure(Subjects(port, "bulk", StreamKind.Text, 2_000, Streams));
        table.Add([
            "chunks per second of client CPU",
            .. measured.Select(static one =>
                string.Create(CultureInfo.InvariantCulture, $"{1e3 / one.Nanoseconds:0.00} M")
            ),
        ]);
        return table;
    }

    private static Table FirstChunk(int port)
    {
        Table table = new(
            $"From the call to the first chunk, median of {Calls} calls by turns, connection warm",
            ["", .. ClientList.Names]
        );
        IReadOnlyList<(string Name, MeasuredClient Client)> clients = Clients(
            port,
            "bulk-Router-50",
            RequestScript.Small()
        );
        List<double>[] times = [.. clients.Select(static _ => new List<double>())];
        for (int call = -Calls / 2; call < Calls; call++)
        {
            for (int i = 0; i < clients.Count; i++)
            {
                long start = Stopwatch.GetTimestamp();
                long first = clients[i].Client.FirstChunkAsync().GetAwaiter().GetResult();
                if (call >= 0)
                {
                    times[i].Add(Stopwatch.GetElapsedTime(start, first).TotalNanoseconds);
                }
            }
        }

        table.Add(["wall", .. times.Select(static list => Table.Time(list.Order().ElementAt(list.Count / 2)))]);
        return table;
    }
}
