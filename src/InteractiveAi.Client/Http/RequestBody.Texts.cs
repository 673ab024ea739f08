using System.Buffers;
using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client;

internal sealed partial class RequestBody
{
    // Enough to recognise the beginning of an attachment that an error quotes, and a multiple of three.
    private const int MediaBeginning = 768;

    private static readonly SearchValues<byte> Base64Characters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_"u8
    );

    // Words of the wire, and names of models and providers: without them an error says nothing any more.
    private static readonly HashSet<string> PublicMembers = new(StringComparer.Ordinal)
    {
        "model",
        "models",
        "role",
        "type",
        "object",
        "route",
        "effort",
        "detail",
        "reasoning_effort",
        "verbosity",
        "service_tier",
        "modalities",
        "order",
        "only",
        "ignore",
        "quantizations",
        "data_collection",
    };

    // What stands below these is the user's own, down to the names.
    private static readonly HashSet<string> FreeMembers = new(StringComparer.Ordinal)
    {
        "parameters",
        "schema",
        "metadata",
        "inputs",
        "variables",
        "filter_by",
        "arguments",
        "input",
    };

    /// <summary>Shows every text in the body to a mask. Of media only the beginning is looked at.</summary>
    public void ShowTexts(EchoMask mask)
    {
        Utf8JsonReader reader = new(_json.AsSpan(0, _length), new JsonReaderOptions { MaxDepth = 1024 });
        List<string?> members = [null];
        int free = int.MaxValue;
        while (reader.Read())
        {
            int depth = reader.CurrentDepth;
            while (members.Count <= depth + 1)
            {
                members.Add(null);
            }

            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    members[depth] = reader.GetString();
                    if (depth > free)
                    {
                        mask.Sent(members[depth]);
                    }

                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    // The elements of a list belong to its name.
                    members[depth + 1] = reader.TokenType is JsonTokenType.StartArray ? members[depth] : null;
                    free = members[depth] is { } name && FreeMembers.Contains(name) ? Math.Min(free, depth) : free;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    free = depth <= free ? int.MaxValue : free;
                    break;
                case JsonTokenType.String
                    when depth <= free && members[depth] is { } own && PublicMembers.Contains(own):
                    mask.Public(reader.GetString());
                    break;
                case JsonTokenType.String:
                    mask.Sent(TextOf(ref reader));
                    break;
                default:
                    break;
            }
        }

        foreach (Slot slot in _slots ?? [])
        {
            mask.Sent(BeginningOf(slot.Media));
        }
    }

    // Base64 that stands in the JSON itself, because it was read so, can be of any size.
    private static string? TextOf(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> text = reader.ValueSpan;
        if (text.Length <= 2 * MediaBeginning)
        {
            return reader.GetString();
        }

        int data = text.StartsWith("data:"u8) ? text[..Math.Min(text.Length, 256)].IndexOf((byte)',') + 1 : 0;
        ReadOnlySpan<byte> beginning = text.Slice(data, Math.Min(text.Length - data, MediaBeginning));
        return beginning.ContainsAnyExcept(Base64Characters) ? reader.GetString() : Encoding.UTF8.GetString(beginning);
    }

    private static string? BeginningOf(MediaData media)
    {
        byte[] beginning = new byte[MediaBeginning];
        try
        {
            using MediaSlices slices = media.Open();
            int wanted = (int)Math.Min(slices.Length, beginning.Length);
            return Convert.ToBase64String(beginning.AsSpan(0, slices.Read(0, beginning.AsSpan(0, wanted))));
        }
        catch (Exception)
        {
            // A stream of the caller's may throw anything; the failure that is being told matters more.
            return null;
        }
    }
}
