using System.Text;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Fuzzing;

/// <summary><see cref="IChatClient"/> over the same bytes as the client itself: the same text, the same failure.</summary>
internal sealed class AdapterTarget : FuzzTarget
{
    // A text that nothing is compared with.
    private const string Unclear = "[which answer is the first?]";

    private readonly IReadOnlyList<IChatClient> _adapters;

    public AdapterTarget() => _adapters = [.. Gateway.Clients.Select(static client => client.AsIChatClient("m"))];

    public override string Name => "adapter";

    public override byte[] Make(InputSource source)
    {
        byte[] One() =>
            source.Chance(3)
                ? Encoding.UTF8.GetBytes(
                    source.Chance(2) ? source.Pick(source.Corpus.Answers) : source.Answer("message")
                )
                : source.Stream();
        return Mutator.Mutate(source, One(), One);
    }

    public override void Run(byte[] input, int salt)
    {
        Random random = new(salt);
        int which = random.Next(_adapters.Count);
        bool streams = random.Next(3) > 0;
        (string Text, Exception? Failure) native = Try(input, body => Native(Gateway.Clients[which], body, streams));
        (string Text, Exception? Failure) adapted = default;
        AllocationBound.Check(
            input.Length,
            () => adapted = Try(input, body => Adapted(_adapters[which], body, streams))
        );
        if (
            adapted.Failure?.GetType() != native.Failure?.GetType()
            || adapted.Failure?.Message != native.Failure?.Message
        )
        {
            throw new FuzzFailureException(
                $"the adapter fails differently ({streams}): {adapted.Failure}\n--- native:\n{native.Failure}"
            );
        }

        if (
            adapted.Failure is null
            && !native.Text.Contains(Unclear, StringComparison.Ordinal)
            && Whole(adapted.Text ?? "") != Whole(native.Text)
        )
        {
            throw new FuzzFailureException(
                $"the adapter's text differs ({streams}): {adapted.Text}\n--- native:\n{native.Text}"
            );
        }
    }

    private (string Text, Exception? Failure) Try(byte[] input, Func<ScriptedBody, string> read)
    {
        try
        {
            return (read(Gateway.Answer(input, sizes: null)), null);
        }
        catch (Exception failure) when (failure is not FuzzFailureException)
        {
            StreamOutcome.CheckDocumented(failure);
            return ("", failure);
        }
    }

    private static string Native(ChatClient client, ScriptedBody body, bool streams) =>
        FuzzGateway.Wait(
            streams
                ? JoinAsync(
                    client.StreamAsync(FuzzGateway.Request),
                    static chunk => IsClear(chunk.Choices.Select(static each => each.Index)) ? chunk.Text : Unclear
                )
                : TextAsync(
                    client.CompleteAsync(FuzzGateway.Request),
                    static completion =>
                        IsClear(completion.Choices.Select(static each => each.Index)) ? completion.Text : Unclear
                ),
            body
        );

    private static string Adapted(IChatClient client, ScriptedBody body, bool streams) =>
        FuzzGateway.Wait(
            streams
                ? JoinAsync(client.GetStreamingResponseAsync("Hi"), static update => update.Text)
                : TextAsync(client.GetResponseAsync("Hi"), static response => response.Text),
            body
        );

    // Half a character whose other half never comes is no text, and is left out of updates.
    private static string Whole(string text) =>
        string.Concat(text.EnumerateRunes().Where(static rune => rune != Rune.ReplacementChar));

    // The abstraction has place for the first answer; where not all are numbered, which one that is differs.
    private static bool IsClear(IEnumerable<int?> indexes) => indexes.SequenceEqual([0]) || !indexes.Any();

    private static async Task<string> TextAsync<T>(Task<T> task, Func<T, string?> text) =>
        text(await task.ConfigureAwait(false)) ?? "";

    private static async Task<string> JoinAsync<T>(IAsyncEnumerable<T> stream, Func<T, string?> text)
    {
        StringBuilder all = new();
        await foreach (T each in stream.ConfigureAwait(false))
        {
            all.Append(text(each));
        }

        return all.ToString();
    }
}
