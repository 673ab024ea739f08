using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InteractiveAi.Client.Tests;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>Everything that has a contract, unions above all: what was read and written is read and written as the same again.</summary>
/// <remarks>The types are found by reflection, and the salt chooses among them: a new union needs nothing here.</remarks>
internal sealed class UnionTarget : FuzzTarget
{
    private static readonly Type[] bodies = [typeof(ChatRequest), typeof(Message), typeof(ContentPart), typeof(Tool)];

    private static readonly HashSet<Type> unions = [.. WireTypes.Unions];

    private readonly Type[] _types =
    [
        .. WireTypes.Unions,
        .. WireTypes.Unions,
        .. WireTypes.Objects,
        .. WireTypes.Converted,
        .. bodies,
    ];

    public override string Name => "unions";

    public override byte[] Make(InputSource source)
    {
        byte[] One() => Encoding.UTF8.GetBytes(Text(source));
        return Mutator.Mutate(source, One(), One);
    }

    public override void Run(byte[] input, int salt)
    {
        Type type = _types[(salt & int.MaxValue) % _types.Length];
        JsonTypeInfo contract = WireJson.Options.GetTypeInfo(type);
        object? read = null;
        bool isRead = false;
        AllocationBound.Check(input.Length, () => isRead = TryRead(input, contract, out read));
        if (!isRead)
        {
            if (unions.Contains(type) && IsJson(input))
            {
                throw new FuzzFailureException($"a union refuses JSON ({type.Name}): {Encoding.UTF8.GetString(input)}");
            }

            return;
        }

        // What is no finite number is refused when a request is sent, and cannot be written.
        if (read is null || IsOfItsPlace(read) || JsonForm.HasHugeNumbers(input))
        {
            return;
        }

        byte[] once = JsonSerializer.SerializeToUtf8Bytes(read, contract);
        if (!TryRead(once, contract, out object? again) || again is null)
        {
            throw new FuzzFailureException(
                $"what was written cannot be read ({type.Name}): {Encoding.UTF8.GetString(once)}"
            );
        }

        byte[] twice = JsonSerializer.SerializeToUtf8Bytes(again, contract);
        if (JsonForm.Of(once) != JsonForm.Of(twice))
        {
            throw new FuzzFailureException(
                $"it changes when it is read again ({type.Name}): {Encoding.UTF8.GetString(once)}\n--- became\n{Encoding.UTF8.GetString(twice)}"
            );
        }

        _ = read.ToString();
    }

    private static string Text(InputSource source)
    {
        string discriminator = source.Pick(["role", "type", "id"]);
        string[] members = source.Chance(8)
            ? []
            : [$"\"{discriminator}\":{(source.Chance(8) ? source.Value() : source.String())}"];
        return source.Random.Next(8) switch
        {
            0 => source.Value(),
            1 => source.Answer("message"),
            2 => source.Message(),
            3 =>
                $$"""{"model":{{source.String()}},"messages":[{{source.Object(1, members)}},{{source.Object(1, members)}}],"tools":[{{source.Object(1, "\"type\":\"function\"")}}]}""",
            4 => $"[{source.Object(1, members)},{source.Value()}]",
            _ => source.Object(0, members),
        };
    }

    // A request without messages cannot be written as one; what a message in the place of a delta is depends on the events before.
    private static bool IsOfItsPlace(object read) =>
        read is ChatRequest { Messages: null }
        || read is ChatCompletionChunk chunk
            && chunk.Choices.Any(static choice => choice.AdditionalProperties?.ContainsKey("message") is true);

    private static bool TryRead(byte[] json, JsonTypeInfo contract, out object? value)
    {
        try
        {
            value = JsonSerializer.Deserialize(json, contract);
            return true;
        }
        catch (JsonException)
        {
            value = null;
            return false;
        }
    }

    private static bool IsJson(byte[] input)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(input, new JsonDocumentOptions { MaxDepth = 128 });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
