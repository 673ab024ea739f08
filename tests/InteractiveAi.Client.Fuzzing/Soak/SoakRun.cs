using System.Globalization;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>Many calls of one client over real sockets: left, cancelled, failed and whole ones, and all of them at once.</summary>
internal sealed class SoakRun(int streams, int calls, int rounds)
{
    /// <summary>How many calls are under way at once while leaks are looked for.</summary>
    public const int Parallel = 16;

    /// <summary>How many calls are under way at once while answers are told apart.</summary>
    public const int Crowd = 64;

    private int _keys;

    private static ChatRequest Ask(string kind, string mark) =>
        new() { Model = "m", Messages = [$"soak:{kind}:{mark}"] };

    /// <summary>Runs everything.</summary>
    /// <returns>The figures after a warm-up, after the streams that did not end, after the calls, and after the client was disposed.</returns>
    public async Task<IReadOnlyList<SoakFigures>> LeaksAsync(CancellationToken cancellationToken)
    {
        using SoakServer server = new();
        List<SoakFigures> figures = [];
        using (ChatClient client = new(Options(server)))
        {
            await UnfinishedAsync(client, Parallel * 3, cancellationToken);
            await WholeAsync(client, Parallel * 6, cancellationToken);
            await server.WaitAsync(Parallel, cancellationToken);
            figures.Add(SoakFigures.Now(server));

            await UnfinishedAsync(client, 3 * streams, cancellationToken);
            await server.WaitAsync(Parallel, cancellationToken);
            figures.Add(SoakFigures.Now(server));

            await WholeAsync(client, calls, cancellationToken);
            await server.WaitAsync(Parallel, cancellationToken);
            figures.Add(SoakFigures.Now(server));
        }

        await server.WaitAsync(0, cancellationToken);
        figures.Add(SoakFigures.Now(server));
        return figures;
    }

    /// <summary>Runs mixed calls of one client, and of one <see cref="IChatClient"/> over it, and looks at every answer.</summary>
    /// <returns>How many calls there were.</returns>
    public async Task<int> CrowdAsync(CancellationToken cancellationToken)
    {
        using SoakServer server = new();
        using ChatClient client = new(Options(server));
        using IChatClient adapter = client.AsIChatClient("m");
        int done = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, Crowd)
                .Select(worker =>
                    Task.Run(
                        async () =>
                        {
                            for (int round = 0; round < rounds; round++)
                            {
                                string mark = string.Create(CultureInfo.InvariantCulture, $"w{worker}r{round}");
                                await OneAsync(client, adapter, (worker + round) % 10, mark, cancellationToken);
                                Interlocked.Increment(ref done);
                            }
                        },
                        cancellationToken
                    )
                )
        );
        await server.WaitAsync(Crowd, cancellationToken);
        return done;
    }

    // Every seventh key is an old one, which the server refuses and the provider is told about.
    private InteractiveAiOptions Options(SoakServer server) =>
        new()
        {
            Endpoint = server.Address,
            MaxRetries = 0,
            ApiKeyProvider = (context, _) =>
                Interlocked.Increment(ref _keys) is var number && number % 7 is 0 && !context.PreviousKeyWasRefused
                    ? new ValueTask<string>($"sk-soak-{number}{SoakServer.Refused}")
                    : new ValueTask<string>($"sk-soak-{number}"),
        };

    private static Task UnfinishedAsync(ChatClient client, int count, CancellationToken cancellationToken) =>
        ForAsync(
            count,
            async (number, mark) =>
            {
                switch (number % 3)
                {
                    case 0:
                        await LeaveAsync(client, mark, cancellationToken);
                        break;
                    case 1:
                        await CancelAsync(client, mark, cancellationToken);
                        break;
                    default:
                        await FailAsync(
                            client,
                            (number / 3 % 3) switch
                            {
                                0 => "error",
                                1 => "cut",
                                _ => "reset",
                            },
                            mark,
                            cancellationToken
                        );
                        break;
                }
            },
            cancellationToken
        );

    private static Task WholeAsync(ChatClient client, int count, CancellationToken cancellationToken) =>
        ForAsync(
            count,
            async (number, mark) =>
                Check(
                    mark,
                    number % 2 is 0
                        ? (await client.CompleteAsync(Ask("answer", mark), cancellationToken)).Text
                        : (
                            await client
                                .StreamAsync(Ask("stream", mark), cancellationToken)
                                .ToCompletionAsync(cancellationToken)
                        ).Text
                ),
            cancellationToken
        );

    private static Task ForAsync(int count, Func<int, string, Task> one, CancellationToken cancellationToken) =>
        System.Threading.Tasks.Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (number, _) => await one(number, string.Create(CultureInfo.InvariantCulture, $"n{number}"))
        );

    private static async Task OneAsync(
        ChatClient client,
        IChatClient adapter,
        int kind,
        string mark,
        CancellationToken cancellationToken
    )
    {
        switch (kind)
        {
            case 0:
                Check(mark, (await client.CompleteAsync(Ask("answer", mark), cancellationToken)).Text);
                break;
            case 1:
                InteractiveAiChatRequest own = new() { Messages = [$"soak:answer:{mark}"], Models = ["a", "b"] };
                Check(mark, (await client.CompleteAsync(own, cancellationToken)).Text);
                break;
            case 2:
                Check(
                    mark,
                    (
                        await client
                            .StreamAsync(Ask("stream", mark), cancellationToken)
                            .ToCompletionAsync(cancellationToken)
                    ).Text
                );
                break;
            case 3:
                Check(
                    mark,
                    (await adapter.GetResponseAsync($"soak:answer:{mark}", cancellationToken: cancellationToken)).Text
                );
                break;
            case 4:
                Check(
                    mark,
                    (
                        await adapter
                            .GetStreamingResponseAsync($"soak:stream:{mark}", cancellationToken: cancellationToken)
                            .ToChatResponseAsync(cancellationToken)
                    ).Text
                );
                break;
            case 5:
                await RefuseAsync(client, mark, cancellationToken);
                break;
            case 6:
                await LeaveAsync(client, mark, cancellationToken);
                break;
            case 7:
                await CancelAsync(client, mark, cancellationToken);
                break;
            case 8:
                await FailAsync(client, "error", mark, cancellationToken);
                break;
            default:
                await FailAsync(client, "reset", mark, cancellationToken);
                break;
        }
    }

    private static async Task RefuseAsync(ChatClient client, string mark, CancellationToken cancellationToken)
    {
        try
        {
            await client.CompleteAsync(Ask("refuse", mark), cancellationToken);
        }
        catch (ApiException failure)
            when (failure is { StatusCode: System.Net.HttpStatusCode.BadRequest } && failure.Error?.Message == mark)
        {
            return;
        }

        throw new FuzzFailureException($"a call that was refused has an answer: {mark}");
    }

    private static async Task LeaveAsync(ChatClient client, string mark, CancellationToken cancellationToken)
    {
        await foreach (ChatCompletionChunk chunk in client.StreamAsync(Ask("endless", mark), cancellationToken))
        {
            Check(mark, chunk.Text + "|");
            break;
        }
    }

    private static async Task CancelAsync(ChatClient client, string mark, CancellationToken cancellationToken)
    {
        using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await foreach (ChatCompletionChunk chunk in client.StreamAsync(Ask("endless", mark), source.Token))
            {
                Check(mark, chunk.Text + "|");
                // While the next one is waited for.
                _ = Task.Run(source.Cancel, CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return;
        }

        throw new FuzzFailureException($"a call that was cancelled has ended: {mark}");
    }

    private static async Task FailAsync(
        ChatClient client,
        string kind,
        string mark,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await client.StreamAsync(Ask(kind, mark), cancellationToken).ToCompletionAsync(cancellationToken);
        }
        catch (ChatStreamException failure)
            when (kind is "error" ? failure.Error?.Message == mark && failure.PartialText == mark : failure.IsTruncated)
        {
            // A reset may overtake what was sent before it.
            if (failure.PartialText == mark || kind is "reset" && failure.PartialText.Length is 0)
            {
                return;
            }
        }
        catch (HttpRequestException) when (kind is "reset")
        {
            // It may overtake the headers, too.
            return;
        }

        throw new FuzzFailureException($"a stream that failed has ended well: {kind} {mark}");
    }

    private static void Check(string mark, string answer)
    {
        if (
            !answer.StartsWith(mark + "|", StringComparison.Ordinal)
            || answer.EndsWith(SoakServer.Refused, StringComparison.Ordinal)
        )
        {
            throw new FuzzFailureException($"an answer is another call's: {answer} for {mark}");
        }
    }
}
