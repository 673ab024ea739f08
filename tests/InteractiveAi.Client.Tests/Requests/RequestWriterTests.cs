using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

/// <summary>What is written without a contract is what the contract writes, byte by byte.</summary>
public class RequestWriterTests
{
    private static IEnumerable<TestCaseData> Requests() =>
        from mapping in SpecMapping.All
        from schema in mapping.Types
        from type in schema.Value
        where type.IsAssignableTo(typeof(ChatRequest))
        select new TestCaseData(mapping.Gateway, schema.Key, type).SetArgDisplayNames(mapping.Gateway, schema.Key);

    [TestCaseSource(nameof(Requests))]
    public void Write_OfAnyRequest_IsWhatItsContractWrites(string gateway, string schema, Type type)
    {
        SpecMapping mapping = SpecMapping.Of(gateway);
        SpecDocument spec = SpecDocument.Load(mapping);
        HashSet<Type> messages = [];
        for (int seed = 0; seed < 300; seed++)
        {
            string json = new SpecInstance(mapping, spec, seed).Make(spec.Schema(schema), type, schema).Input;
            ChatRequest? request = Read(json);
            if (request?.Messages is null || request.Messages.Any(static message => message is null))
            {
                continue;
            }

            AssertSame(
                writer => RequestWriter.Write(writer, request),
                writer => JsonSerializer.Serialize(writer, request, WireJson.Context.ChatRequest)
            );
            foreach (Message message in request.Messages)
            {
                messages.Add(message.GetType());
                AssertSame(
                    writer => MessageWriter.Write(writer, message),
                    writer => JsonSerializer.Serialize(writer, message, WireJson.Options.GetTypeInfo(message.GetType()))
                );
            }
        }

        Assert.That(messages, Has.Count.GreaterThan(2));
    }

    [Test]
    public void Write_OfEveryPortableMember_IsWhatItsContractWrites()
    {
        ChatRequest request = new()
        {
            Model = "m\"é",
            Messages =
            [
                new SystemMessage("s") { Name = "n" },
                new DeveloperMessage("d"),
                "u",
                new UserMessage(["a", new ImagePart(new Uri("https://example.org/a.png"))]),
                new AssistantMessage("half \uD83D"),
                new AssistantMessage { ToolCalls = [new ToolCall("c", "f", "{}")], Refusal = "r" },
                new ToolMessage("c", "result"),
            ],
            Temperature = 0.1,
            TopP = 1,
            MaxTokens = 1,
            MaxCompletionTokens = 2,
            ReasoningEffort = "l\"é",
            ParallelToolCalls = false,
            FrequencyPenalty = -1.5,
            PresencePenalty = 1e-9,
            Stop = ["END", "STOP"],
            Tools = [],
            ToolChoice = ToolChoice.Auto,
            ResponseFormat = ResponseFormat.JsonObject,
            Seed = long.MinValue,
            N = 2,
            Logprobs = true,
            TopLogprobs = 3,
            LogitBias = new Dictionary<string, double> { ["50256"] = -100 },
            Metadata = new Dictionary<string, string> { ["a\"b"] = "c", ["null"] = null! },
            User = "u",
            StreamOptions = new StreamOptions
            {
                IncludeUsage = true,
                AdditionalProperties = new Dictionary<string, JsonElement> { ["x"] = JsonElement.Parse("null") },
            },
            AdditionalProperties = new Dictionary<string, JsonElement> { ["y"] = JsonElement.Parse("[1.0]") },
        };

        AssertSame(
            writer => RequestWriter.Write(writer, request with { Stream = true }),
            writer => JsonSerializer.Serialize(writer, request with { Stream = true }, WireJson.Context.ChatRequest)
        );
        foreach (Message message in request.Messages)
        {
            AssertSame(
                writer => MessageWriter.Write(writer, message),
                writer => JsonSerializer.Serialize(writer, message, WireJson.Options.GetTypeInfo(message.GetType()))
            );
        }
    }

    // What no request type can hold is another test's business.
    private static ChatRequest? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, WireJson.Context.ChatRequest);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void AssertSame(Action<Utf8JsonWriter> actual, Action<Utf8JsonWriter> expected) =>
        Assert.That(Written(actual), Is.EqualTo(Written(expected)));

    private static string Written(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, WireJson.WriterOptions))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
