using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>Answers that are not streamed: the reader by hand against the contract, and what a call makes of them.</summary>
internal sealed class CompletionTarget : FuzzTarget
{
    public override string Name => "completions";

    public override byte[] Make(InputSource source)
    {
        byte[] One() =>
            Encoding.UTF8.GetBytes(source.Chance(3) ? source.Pick(source.Corpus.Answers) : source.Answer("message"));
        return Mutator.Mutate(source, One(), One);
    }

    public override void Run(byte[] input, int salt)
    {
        AllocationBound.Check(input.Length, () => Outcome(() => CompletionReader.Parse(input), out _));
        string expected = Outcome(() => JsonSerializer.Deserialize(input, WireJson.Context.ChatCompletion), out _);
        string actual = Outcome(() => CompletionReader.Parse(input), out ChatCompletion? completion);
        if (actual != expected && !(completion is not null && JsonForm.HasNamesOfNoContract(input)))
        {
            throw new FuzzFailureException(
                $"the answer differs from its contract's: {actual}\n--- contract:\n{expected}"
            );
        }

        if (completion is not null)
        {
            string again =
                Outcome(
                    () => CompletionReader.Parse(Encoding.UTF8.GetBytes(Json(completion))),
                    out ChatCompletion? read
                )
                    is var outcome
                && read is null
                    ? outcome
                    : JsonForm.Of(Json(read!));
            if (JsonForm.Of(Json(completion)) != again)
            {
                throw new FuzzFailureException(
                    $"an answer changes when it is read again: {actual}\n--- became\n{again}"
                );
            }
        }

        Random random = new(salt);
        ChatClient client = Gateway.Clients[random.Next(Gateway.Clients.Count)];
        AllocationBound.Check(input.Length, () => Call(client, input, sizes: null));
        string whole = Call(client, input, sizes: null);
        string pieces = Call(client, input, random);
        if (whole != pieces)
        {
            throw new FuzzFailureException(
                $"an answer depends on the sizes of reads: {whole}\n--- in pieces:\n{pieces}"
            );
        }
    }

    private string Call(ChatClient client, byte[] input, Random? sizes)
    {
        ScriptedBody body = Gateway.Answer(input, sizes, contentType: "application/json");
        try
        {
            return Json(FuzzGateway.Wait(client.CompleteAsync(FuzzGateway.Request), body));
        }
        catch (Exception failure) when (failure is ApiException or ResponseFormatException)
        {
            return $"{failure.GetType().Name} {failure.Message} {(failure as ResponseFormatException)?.Path}";
        }
    }

    private static string Json(ChatCompletion completion) =>
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(completion, WireJson.Context.ChatCompletion));

    private static string Outcome(Func<ChatCompletion?> read, out ChatCompletion? completion)
    {
        completion = null;
        try
        {
            completion = read();
        }
        catch (JsonException exception)
        {
            return $"JsonException {exception.Path}";
        }

        return completion is null
            ? "null"
            : $"{Json(completion)}|{completion.Text}|{completion.Choices.Count}|{completion.FirstChoice?.Message?.ToolCalls?.Count}";
    }
}
