using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>What came of reading a stream.</summary>
internal sealed record StreamOutcome(IReadOnlyList<ChatCompletionChunk> Chunks, Exception? Failure)
{
    /// <summary>Everything that can be seen of it, as one text.</summary>
    public string Describe()
    {
        StringBuilder text = new();
        foreach (ChatCompletionChunk chunk in Chunks)
        {
            text.AppendLine(Json(chunk));
        }

        text.Append(Failure?.GetType().Name).Append(' ').AppendLine(Failure?.Message);
        if (Failure is ChatStreamException stream)
        {
            text.Append(stream.IsTruncated).Append(stream.Kind).AppendLine(stream.PartialText);
        }

        return text.ToString();
    }

    public static string Json(ChatCompletionChunk chunk) =>
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(chunk, WireJson.Context.ChatCompletionChunk));

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="FuzzFailureException">It ended with an exception that is not documented.</exception>
    public static StreamOutcome Read(ChatClient client, ScriptedBody body) =>
        FuzzGateway.Wait(ReadAsync(client.StreamAsync(FuzzGateway.Request)), body);

    public static void CheckDocumented(Exception? failure)
    {
        if (failure is not (null or ApiException or ChatStreamException or ResponseFormatException))
        {
            throw new FuzzFailureException($"{failure.GetType().Name} is not documented: {failure}");
        }
    }

    private static async Task<StreamOutcome> ReadAsync(IAsyncEnumerable<ChatCompletionChunk> stream)
    {
        List<ChatCompletionChunk> chunks = [];
        try
        {
            await foreach (ChatCompletionChunk chunk in stream.ConfigureAwait(false))
            {
                chunks.Add(chunk);
            }
        }
        catch (Exception failure) when (failure is not FuzzFailureException)
        {
            CheckDocumented(failure);
            return new StreamOutcome(chunks, failure);
        }

        return new StreamOutcome(chunks, Failure: null);
    }
}
