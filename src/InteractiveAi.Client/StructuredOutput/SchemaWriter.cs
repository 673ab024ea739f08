using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace InteractiveAi.Client;

/// <summary>Writes a <see cref="SchemaShape"/> down, either as what a model is asked for or as what its answer is held to.</summary>
internal sealed class SchemaWriter
{
    private const string WrapperMember = StructuredReader.WrapperMember;

    private readonly Utf8JsonWriter _json;
    private readonly SchemaSharing _sharing;
    private readonly SchemaShape? _root;
    private readonly bool _isStrict;
    private readonly StrictLimits _limits = new();
    private readonly Stack<string> _path = new();
    private string? _obstacle;

    private SchemaWriter(Utf8JsonWriter json, SchemaSharing sharing, SchemaShape? root, bool isStrict)
    {
        _json = json;
        _sharing = sharing;
        _root = root;
        _isStrict = isStrict;
    }

    /// <summary>The narrow schema, and what is not strict about it.</summary>
    public static JsonElement WriteStrict(
        SchemaShape root,
        SchemaSharing sharing,
        bool wrap,
        out string? obstacle,
        out string? exceededLimit
    )
    {
        SchemaWriter writer = null!;
        var schema = Write(json =>
        {
            writer = new SchemaWriter(json, sharing, wrap ? null : root.Target, isStrict: true);
            writer.Root(root, wrap);
        });
        obstacle = writer._obstacle;
        exceededLimit = writer._limits.Exceeded();
        return schema;
    }

    /// <summary>The wide schema.</summary>
    public static JsonElement WriteAccepted(SchemaShape root, SchemaSharing sharing) =>
        Write(json => new SchemaWriter(json, sharing, root.Target, isStrict: false).Root(root, wrap: false));

    private static JsonElement Write(Action<Utf8JsonWriter> write)
    {
        // Deeper than types get; the schema is ours, so nothing needs guarding.
        const int maxDepth = 16_384;
        var bytes = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = maxDepth,
        };
        using (var json = new Utf8JsonWriter(bytes, options))
        {
            write(json);
        }

        using var document = JsonDocument.Parse(bytes.WrittenMemory, new JsonDocumentOptions { MaxDepth = maxDepth });
        return document.RootElement.Clone();
    }

    private void Root(SchemaShape root, bool wrap)
    {
        _json.WriteStartObject();
        if (wrap)
        {
            _json.WriteString("type", "object");
            _json.WriteStartObject("properties");
            _limits.EnterObject();
            _limits.AddProperty(WrapperMember);
            _path.Push(JsonPath.Member(WrapperMember));
            _json.WritePropertyName(WrapperMember);
            Value(root);
            _path.Pop();
            _limits.LeaveObject();
            _json.WriteEndObject();
            _json.WriteStartArray("required");
            _json.WriteStringValue(WrapperMember);
            _json.WriteEndArray();
            _json.WriteBoolean("additionalProperties", false);
        }
        else
        {
            Keywords(root);
        }

        Definitions();
        _json.WriteEndObject();
    }

    private void Definitions()
    {
        var shared = _sharing.Shared.Where(body => body != _root).ToList();
        if (shared.Count == 0)
        {
            return;
        }

        _json.WriteStartObject("$defs");
        foreach (var body in shared)
        {
            var name = _sharing.NameOf(body)!;
            _limits.AddText(name);
            _path.Push("#" + name);
            _json.WriteStartObject(name);
            Body(body, isNullable: false, body.Description);
            _json.WriteEndObject();
            _path.Pop();
        }

        _json.WriteEndObject();
    }

    private void Value(SchemaShape shape)
    {
        _json.WriteStartObject();
        if (shape.Target is not { } target || _sharing.NameOf(target) is not { } name)
        {
            Keywords(shape);
        }
        else if (!shape.IsNullable && (shape.Description is null || !_isStrict))
        {
            Reference(target, name);
        }
        else
        {
            // Strict mode refuses any keyword beside $ref.
            Description(shape.Description);
            _json.WriteStartArray("anyOf");
            _json.WriteStartObject();
            Reference(target, name);
            _json.WriteEndObject();
            NullAlternative(shape.IsNullable);
            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }

    private void Reference(SchemaShape target, string name) =>
        _json.WriteString("$ref", target == _root ? "#" : "#/$defs/" + name);

    private void Keywords(SchemaShape shape)
    {
        switch (shape.Kind)
        {
            case SchemaShape.Form.Any:
                Obstacle("any JSON value is allowed here");
                Description(shape.Description);
                break;
            case SchemaShape.Form.Leaf:
                Leaf(shape.Leaf!, shape.IsNullable, shape.Description);
                break;
            case SchemaShape.Form.Link:
                Body(shape.Target!, shape.IsNullable, SchemaReader.Join(shape.Description, shape.Target!.Description));
                break;
            default:
                Body(shape, shape.IsNullable, shape.Description);
                break;
        }
    }

    private void Body(SchemaShape body, bool isNullable, string? description)
    {
        switch (body.Kind)
        {
            case SchemaShape.Form.Union:
                Union(body, isNullable, description);
                break;
            case SchemaShape.Form.Array:
                Types(["array"], isNullable);
                Description(description);
                _json.WritePropertyName("items");
                _path.Push("[*]");
                Value(body.Items!);
                _path.Pop();
                break;
            default:
                Types(["object"], isNullable);
                Description(description);
                Members(body);
                break;
        }
    }

    private void Union(SchemaShape body, bool isNullable, string? description)
    {
        Description(description);
        _json.WriteStartArray("anyOf");
        foreach (var alternative in body.Alternatives)
        {
            Value(alternative);
        }

        NullAlternative(isNullable);
        _json.WriteEndArray();
    }

    private void Members(SchemaShape body)
    {
        _limits.EnterObject();
        if (body.Values is null || body.Members.Count > 0)
        {
            _json.WriteStartObject("properties");
            foreach (var member in body.Members)
            {
                Member(member);
            }

            _json.WriteEndObject();
            _json.WriteStartArray("required");
            foreach (var member in body.Members.Where(m => m.IsRead && (_isStrict || !m.IsOptional)))
            {
                _json.WriteStringValue(member.Name);
            }

            _json.WriteEndArray();
        }

        FreeKeys(body);
        _limits.LeaveObject();
    }

    private void Member(SchemaMember member)
    {
        if (member.IsRead)
        {
            _limits.AddProperty(member.Name);
            _json.WritePropertyName(member.Name);
            _path.Push(JsonPath.Member(member.Name));
            Value(member.Shape);
            _path.Pop();
        }
        else if (!_isStrict)
        {
            // Written by the type and ignored when read: a model that was shown one may send it back.
            _json.WriteBoolean(member.Name, true);
        }
    }

    private void FreeKeys(SchemaShape body)
    {
        if (body.Values is { } values)
        {
            Obstacle("a dictionary has free keys");
            _json.WritePropertyName("additionalProperties");
            if (values.Kind is SchemaShape.Form.Any)
            {
                _json.WriteBooleanValue(true);
                return;
            }

            _path.Push(".*");
            Value(values);
            _path.Pop();
            return;
        }

        _json.WriteBoolean("additionalProperties", !_isStrict && body.HasExtensionData);
    }

    private void Leaf(SchemaLeaf leaf, bool isNullable, string? description)
    {
        var hasWords = !_isStrict && leaf.NumberWords.Count > 0;
        if (hasWords)
        {
            _json.WriteStartArray("anyOf");
            _json.WriteStartObject();
        }

        Types(_isStrict ? [leaf.StrictType] : leaf.Types, isNullable);
        Description(description);
        if (leaf.Constant is { } constant)
        {
            _limits.AddText(constant.ToString());
            _json.WritePropertyName("const");
            constant.WriteTo(_json);
        }

        Values(leaf.Values, isNullable);
        if (_isStrict && leaf.Format is { } format)
        {
            _json.WriteString("format", format);
        }

        if (hasWords)
        {
            _json.WriteEndObject();
            _json.WriteStartObject();
            Values(leaf.NumberWords, isNullable: false);
            _json.WriteEndObject();
            _json.WriteEndArray();
        }
    }

    private void Values(List<JsonNode> values, bool isNullable)
    {
        if (values.Count == 0)
        {
            return;
        }

        _limits.AddEnum([.. values.Select(value => value.ToString())]);
        _json.WriteStartArray("enum");
        foreach (var value in values)
        {
            value.WriteTo(_json);
        }

        if (isNullable)
        {
            _json.WriteNullValue();
        }

        _json.WriteEndArray();
    }

    private void Types(List<string> types, bool isNullable)
    {
        if (types.Count == 1 && !isNullable)
        {
            _json.WriteString("type", types[0]);
            return;
        }

        _json.WriteStartArray("type");
        foreach (var type in types)
        {
            _json.WriteStringValue(type);
        }

        if (isNullable)
        {
            _json.WriteStringValue("null");
        }

        _json.WriteEndArray();
    }

    private void NullAlternative(bool isNullable)
    {
        if (isNullable)
        {
            _json.WriteStartObject();
            _json.WriteString("type", "null");
            _json.WriteEndObject();
        }
    }

    private void Description(string? description)
    {
        if (_isStrict && description is not null)
        {
            _json.WriteString("description", description);
        }
    }

    private void Obstacle(string reason)
    {
        if (_isStrict && _obstacle is null)
        {
            _obstacle = "$" + string.Concat(_path.Reverse()) + ": " + reason;
        }
    }
}
