using System.Text.Json.Nodes;
using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

internal sealed partial class SpecCoverage
{
    /// <summary>Types that have one of several shapes: each alternative must be understood, not just kept.</summary>
    private static readonly Dictionary<Type, Action<SpecCoverage, JsonObject, string>> Shapes = new()
    {
        [typeof(MessageContent)] = static (check, schema, pointer) =>
            check.CheckAlternatives(schema, pointer, check.CheckContent),
        [typeof(StopSequences)] = static (check, schema, pointer) =>
            check.CheckAlternatives(schema, pointer, check.CheckStop),
        [typeof(Price)] = static (check, schema, pointer) => check.CheckAlternatives(schema, pointer, check.CheckPrice),
        [typeof(ToolChoice)] = static (check, schema, pointer) =>
            check.CheckAlternatives(schema, pointer, check.CheckToolChoice),
        [typeof(ProviderSort)] = static (check, schema, pointer) =>
            check.CheckAlternatives(schema, pointer, check.CheckSort),
        [typeof(ApiError)] = static (check, schema, pointer) => check.CheckError(schema, pointer),
        [typeof(KnowledgeFilter)] = static (check, schema, pointer) =>
            check.CheckAlternatives(schema, pointer, check.CheckFilter),
        [typeof(OrqValue)] = static (check, schema, pointer) =>
            check.Expect(
                SpecDocument.Types(schema).Count is 0 && SpecDocument.PropertiesOf(schema).Count is 0,
                pointer,
                "kept as a value although its shape is known"
            ),
        [typeof(PromptInputs)] = static (check, schema, pointer) =>
            check.CheckAlternatives(schema, pointer, check.CheckInputs),
    };

    private void CheckAlternatives(JsonObject schema, string pointer, Action<JsonObject, string> check)
    {
        var alternatives = SpecDocument.AlternativesOf(schema);
        if (alternatives.Count is 0)
        {
            check(schema, pointer);
            return;
        }

        int index = 0;
        foreach (JsonObject alternative in alternatives)
        {
            (JsonObject target, string? name) = _spec.Follow(alternative);
            if (name is not null)
            {
                _reached.Add(name);
                Expect(_mapping.Types.ContainsKey(name), name, "no type is mapped to this schema");
            }

            check(target, name ?? $"{pointer}[{index}]");
            index++;
        }
    }

    private void CheckContent(JsonObject schema, string pointer)
    {
        if (SpecDocument.Types(schema) is ["string"])
        {
            Cover(pointer, Wire.Read<MessageContent>("\"text\"") is { IsText: true, Text: "text" }, "not read as text");
        }
        else
        {
            JsonObject? items = schema["items"] as JsonObject;
            Cover(pointer, SpecDocument.Types(schema) is ["array"] && items is not null, "content of another shape");
            if (items is not null)
            {
                Check(items, typeof(ContentPart), pointer + "[]");
            }
        }
    }

    private void CheckStop(JsonObject schema, string pointer)
    {
        CheckBounds(schema, typeof(StopSequences), pointer);
        bool isUnderstood = SpecDocument.Types(schema) switch
        {
            ["string"] => Wire.Read<StopSequences>("\"END\"") is ["END"],
            ["array"] => SpecDocument.Types(schema["items"]!.AsObject()) is ["string"]
                && Wire.Read<StopSequences>("""["END","###"]""") is ["END", "###"],
            _ => false,
        };
        Cover(pointer, isUnderstood, "not understood as stop sequences");
    }

    private void CheckPrice(JsonObject schema, string pointer)
    {
        bool isUnderstood = SpecDocument.Types(schema) switch
        {
            ["string"] => Wire.Read<Price>("\"1.5\"") is { IsText: true, Amount: 1.5m },
            ["number"] => Wire.Read<Price>("1.5") is { IsText: false, Amount: 1.5m },
            _ => false,
        };
        Cover(pointer, isUnderstood, "not understood as a price");
    }

    private void CheckToolChoice(JsonObject schema, string pointer)
    {
        if (SpecDocument.EnumOf(schema) is { Count: > 0 } modes)
        {
            foreach (string mode in modes)
            {
                var statics = typeof(ToolChoice).GetProperties().Where(each => each.GetMethod!.IsStatic);
                bool isKnown = statics.Any(each => ((ToolChoice)each.GetValue(null)!).Mode == mode);
                Cover($"{pointer}={mode}", isKnown, "ToolChoice has no such value");
                _seenValues.Add((typeof(ToolChoice), mode));
            }
        }
        else
        {
            const string Json = """{"type":"function","function":{"name":"f"}}""";
            Cover(pointer, Wire.Read<ToolChoice>(Json) is { FunctionName: "f" }, "not understood as a named function");
            CheckFlat(schema, typeof(ToolChoice), SpecReaders.All[typeof(ToolChoice)], pointer);
        }
    }

    private void CheckSort(JsonObject schema, string pointer)
    {
        if (SpecDocument.Types(schema) is ["string"])
        {
            CheckEnum(schema, typeof(SortKey), pointer);
            foreach (string key in SpecDocument.EnumOf(schema))
            {
                var statics = typeof(ProviderSort)
                    .GetProperties()
                    .Where(each => each.PropertyType == typeof(ProviderSort));
                bool isKnown = statics.Any(each => ((ProviderSort)each.GetValue(null)!).Key?.Value == key);
                Cover($"ProviderSortUnion={key}", isKnown, "ProviderSort has no such value");
            }
        }
        else
        {
            const string Json = """{"by":"price","partition":"none"}""";
            bool isUnderstood = Wire.Read<ProviderSort>(Json) is { Key.Value: "price", Partition.Value: "none" };
            Cover(pointer, isUnderstood, "not understood as an order with a partition");
            CheckFlat(schema, typeof(ProviderSort), SpecReaders.All[typeof(ProviderSort)], pointer);
        }
    }

    /// <summary>Checks an object that is read by hand against what the mapping says of the reader.</summary>
    private void CheckFlat(JsonObject schema, Type type, SpecReaders.Flat[] members, string pointer)
    {
        foreach ((string name, JsonNode? property) in SpecDocument.PropertiesOf(schema))
        {
            string at = $"{pointer}.{name}";
            if (_mapping.LeftAdditional.ContainsKey(at))
            {
                _mentioned.Add(at);
                Reach(property);
                continue;
            }

            SpecReaders.Flat? member = members.SingleOrDefault(each => each.Name == name);
            Cover(at, member is not null, $"{type.Name} has no member of this name");
            if (member is { Property: { } clrName })
            {
                Type clr = type.GetProperty(clrName)!.PropertyType;
                _seen.Add((type, clrName));
                if (clrName != nameof(ChatCompletionChunk.Choices))
                {
                    CheckNullable(at, clr);
                }

                Check(property!.AsObject(), clr, at);
            }
            else if (member is { Members.Length: > 0 })
            {
                (JsonObject target, string? named) = _spec.Follow(property!.AsObject());
                if (named is not null)
                {
                    _reached.Add(named);
                }

                CheckFlat(target, type, member.Members, named ?? at);
            }
        }
    }
}
