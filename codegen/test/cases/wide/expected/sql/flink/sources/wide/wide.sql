-- Emitted from schemas/wide/v1/wide.proto: do not edit, `npm run codegen` writes it anew.
-- The whole log; a deployed statement gets these cut to the columns that it reads.

CREATE TABLE `wide` (
  `field_1` STRING NOT NULL,
  `field_2` INT NOT NULL,
  `field_3` BIGINT NOT NULL,
  `field_4` DECIMAL(20, 0) NOT NULL,
  `field_5` DOUBLE NOT NULL,
  `field_6` BOOLEAN NOT NULL,
  `field_7` BYTES NOT NULL,
  `field_8` STRING,
  `field_9` BIGINT,
  `field_10` ARRAY<STRING NOT NULL> NOT NULL,
  `field_11` FLOAT NOT NULL,
  `field_12` BIGINT NOT NULL,
  `field_13` MAP<STRING NOT NULL, BIGINT NOT NULL> NOT NULL,
  `field_14` STRING NOT NULL,
  `field_15` INT NOT NULL,
  `field_16` BIGINT NOT NULL,
  `field_17` DECIMAL(20, 0) NOT NULL,
  `field_18` DOUBLE NOT NULL,
  `field_19` BOOLEAN NOT NULL,
  `field_20` BYTES NOT NULL,
  `field_21` STRING,
  `field_22` BIGINT,
  `field_23` ARRAY<STRING NOT NULL> NOT NULL,
  `field_24` FLOAT NOT NULL,
  `field_25` BIGINT NOT NULL,
  `field_26` MAP<STRING NOT NULL, BIGINT NOT NULL> NOT NULL,
  `field_27` STRING NOT NULL,
  `field_28` INT NOT NULL,
  `field_29` BIGINT NOT NULL,
  `field_30` DECIMAL(20, 0) NOT NULL,
  `field_31` DOUBLE NOT NULL,
  `field_32` BOOLEAN NOT NULL,
  `field_33` BYTES NOT NULL,
  `field_34` STRING,
  `field_35` BIGINT,
  `field_36` ARRAY<STRING NOT NULL> NOT NULL,
  `field_37` FLOAT NOT NULL,
  `field_38` BIGINT NOT NULL,
  `field_39` MAP<STRING NOT NULL, BIGINT NOT NULL> NOT NULL,
  `field_40` STRING NOT NULL,
  `field_41` INT NOT NULL,
  `field_42` BIGINT NOT NULL,
  `field_43` DECIMAL(20, 0) NOT NULL,
  `field_44` DOUBLE NOT NULL,
  `field_45` BOOLEAN NOT NULL,
  `field_46` BYTES NOT NULL,
  `field_47` STRING,
  `field_48` BIGINT,
  `field_49` ARRAY<STRING NOT NULL> NOT NULL,
  `field_50` FLOAT NOT NULL,
  `field_51` BIGINT NOT NULL,
  `field_52` MAP<STRING NOT NULL, BIGINT NOT NULL> NOT NULL,
  `field_53` STRING NOT NULL,
  `field_54` INT NOT NULL,
  `field_55` BIGINT NOT NULL,
  `field_56` DECIMAL(20, 0) NOT NULL,
  `field_57` DOUBLE NOT NULL,
  `field_58` BOOLEAN NOT NULL,
  `field_59` BYTES NOT NULL,
  `field_60` STRING,
  `field_61` BIGINT,
  `field_62` ARRAY<STRING NOT NULL> NOT NULL,
  `field_63` FLOAT NOT NULL,
  `field_64` BIGINT NOT NULL,
  `field_65` MAP<STRING NOT NULL, BIGINT NOT NULL> NOT NULL,
  `field_66` STRING NOT NULL,
  `field_67` INT NOT NULL,
  `field_68` BIGINT NOT NULL,
  `field_69` DECIMAL(20, 0) NOT NULL,
  `field_70` DOUBLE NOT NULL,
  `field_71` BOOLEAN NOT NULL,
  `field_72` BYTES NOT NULL,
  `field_73` STRING,
  `field_74` BIGINT,
  `field_75` ARRAY<STRING NOT NULL> NOT NULL,
  `field_76` FLOAT NOT NULL,
  `field_77` BIGINT NOT NULL,
  `field_78` MAP<STRING NOT NULL, BIGINT NOT NULL> NOT NULL,
  `field_79` STRING NOT NULL,
  `field_80` INT NOT NULL,
  `field_81` BIGINT NOT NULL,
  `field_82` DECIMAL(20, 0) NOT NULL,
  `field_83` DOUBLE NOT NULL,
  `field_84` BOOLEAN NOT NULL,
  `field_85` BYTES NOT NULL,
  `field_86` STRING,
  `field_87` BIGINT,
  `field_88` ARRAY<STRING NOT NULL> NOT NULL,
  `field_89` FLOAT NOT NULL,
  `field_90` BIGINT NOT NULL,
  `field_91` MAP<STRING NOT NULL, BIGINT NOT NULL> NOT NULL,
  `field_92` STRING NOT NULL,
  `field_93` INT NOT NULL,
  `field_94` BIGINT NOT NULL,
  `field_95` DECIMAL(20, 0) NOT NULL,
  `field_96` DOUBLE NOT NULL,
  `field_97` BOOLEAN NOT NULL,
  `field_98` BYTES NOT NULL,
  `field_99` STRING,
  `field_100` BIGINT,
  `field_101` ARRAY<STRING NOT NULL> NOT NULL,
  `field_102` FLOAT NOT NULL,
  `field_103` BIGINT NOT NULL,
  `field_104` MAP<STRING NOT NULL, BIGINT NOT NULL> NOT NULL,
  `field_105` STRING NOT NULL,
  `field_106` INT NOT NULL,
  `field_107` BIGINT NOT NULL,
  `field_108` DECIMAL(20, 0) NOT NULL,
  `field_109` DOUBLE NOT NULL,
  `field_110` BOOLEAN NOT NULL,
  `field_111` BYTES NOT NULL,
  `field_112` STRING,
  `field_113` BIGINT,
  `field_114` ARRAY<STRING NOT NULL> NOT NULL,
  `field_115` FLOAT NOT NULL,
  `field_116` BIGINT NOT NULL,
  `field_117` MAP<STRING NOT NULL, BIGINT NOT NULL> NOT NULL,
  `field_118` STRING NOT NULL,
  `field_119` INT NOT NULL,
  `field_120` BIGINT NOT NULL,
  `field_121` DECIMAL(20, 0) NOT NULL,
  `field_122` DOUBLE NOT NULL,
  `field_123` BOOLEAN NOT NULL,
  `field_124` BYTES NOT NULL,
  `field_125` STRING,
  `field_126` BIGINT,
  `field_127` ARRAY<STRING NOT NULL> NOT NULL,
  `field_128` FLOAT NOT NULL,
  `field_129` BIGINT NOT NULL,
  `field_130` MAP<STRING NOT NULL, BIGINT NOT NULL> NOT NULL,
  `field_131` STRING NOT NULL,
  `field_132` INT NOT NULL,
  `field_133` BIGINT NOT NULL,
  `field_134` DECIMAL(20, 0) NOT NULL,
  `field_135` DOUBLE NOT NULL,
  `field_136` BOOLEAN NOT NULL,
  `field_137` BYTES NOT NULL,
  `field_138` STRING,
  `field_139` BIGINT,
  `field_140` ARRAY<STRING NOT NULL> NOT NULL,
  `field_141` FLOAT NOT NULL,
  `field_142` BIGINT NOT NULL,
  `field_143` MAP<STRING NOT NULL, BIGINT NOT NULL> NOT NULL,
  `field_144` STRING NOT NULL,
  `field_145` INT NOT NULL,
  `field_146` BIGINT NOT NULL,
  `field_147` DECIMAL(20, 0) NOT NULL,
  `field_148` DOUBLE NOT NULL,
  `field_149` BOOLEAN NOT NULL,
  `field_150` BYTES NOT NULL,
  `field_151` STRING,
  `field_152` BIGINT,
  `field_153` ARRAY<STRING NOT NULL> NOT NULL,
  `field_154` FLOAT NOT NULL,
  `field_155` BIGINT NOT NULL,
  `field_156` MAP<STRING NOT NULL, BIGINT NOT NULL> NOT NULL,
  `field_157` STRING NOT NULL,
  `field_158` INT NOT NULL,
  `field_159` BIGINT NOT NULL,
  `field_160` DECIMAL(20, 0) NOT NULL,
  `field_161` DOUBLE NOT NULL,
  `field_162` BOOLEAN NOT NULL,
  `field_163` BYTES NOT NULL,
  `field_164` STRING,
  `field_165` BIGINT,
  `field_166` ARRAY<STRING NOT NULL> NOT NULL,
  `field_167` FLOAT NOT NULL,
  `field_168` BIGINT NOT NULL,
  `field_169` MAP<STRING NOT NULL, BIGINT NOT NULL> NOT NULL,
  `field_170` STRING NOT NULL,
  `field_171` INT NOT NULL,
  `field_172` BIGINT NOT NULL,
  `field_173` DECIMAL(20, 0) NOT NULL,
  `field_174` DOUBLE NOT NULL,
  `field_175` BOOLEAN NOT NULL,
  `field_176` BYTES NOT NULL,
  `field_177` STRING,
  `field_178` BIGINT,
  `field_179` ARRAY<STRING NOT NULL> NOT NULL,
  `field_180` FLOAT NOT NULL,
  `field_181` BIGINT NOT NULL,
  `field_182` MAP<STRING NOT NULL, BIGINT NOT NULL> NOT NULL,
  `field_183` STRING NOT NULL,
  `field_184` INT NOT NULL,
  `field_185` BIGINT NOT NULL,
  `field_186` DECIMAL(20, 0) NOT NULL,
  `field_187` DOUBLE NOT NULL,
  `field_188` BOOLEAN NOT NULL,
  `field_189` BYTES NOT NULL,
  `field_190` STRING,
  `field_191` BIGINT,
  `field_192` ARRAY<STRING NOT NULL> NOT NULL,
  `field_193` FLOAT NOT NULL,
  `field_194` BIGINT NOT NULL,
  `field_195` MAP<STRING NOT NULL, BIGINT NOT NULL> NOT NULL,
  `field_196` STRING NOT NULL,
  `field_197` INT NOT NULL,
  `field_198` BIGINT NOT NULL,
  `field_199` DECIMAL(20, 0) NOT NULL,
  `field_200` DOUBLE NOT NULL,
  `at` TIMESTAMP_LTZ(3),
  `__error` STRING METADATA FROM 'value.error' VIRTUAL,
  `__raw` BYTES METADATA FROM 'value.raw' VIRTUAL,
  `__schema_id` INT METADATA FROM 'value.schema-id' VIRTUAL,
  `__topic` STRING NOT NULL METADATA FROM 'topic' VIRTUAL,
  `__partition` INT NOT NULL METADATA FROM 'partition' VIRTUAL,
  `__offset` BIGINT NOT NULL METADATA FROM 'offset' VIRTUAL,
  `__timestamp` TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL,
  `__rowtime` AS CASE WHEN `at` IS NULL OR `at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN `__timestamp` ELSE `at` END,
  WATERMARK FOR `__rowtime` AS `__rowtime` - INTERVAL '13.001' SECOND(2, 3)
) WITH (
  'connector' = 'kafka',
  'topic' = 'wide',
  'properties.bootstrap.servers' = '${kafka}',
  'properties.isolation.level' = 'read_committed',
  'properties.max.partition.fetch.bytes' = '65536',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.idle-timeout' = '10 s',
  'value.format' = 'protobuf-confluent',
  'value.protobuf-confluent.url' = '${registry}',
  'value.protobuf-confluent.message-name' = 'wide.v1.Wide',
  'value.protobuf-confluent.on-error' = 'emit',
  'value.protobuf-confluent.schema' = 'syntax = "proto3";
package wide.v1;
import "google/protobuf/timestamp.proto";
message Wide {
  string field_1 = 1;
  int32 field_2 = 2;
  int64 field_3 = 3;
  uint64 field_4 = 4;
  double field_5 = 5;
  bool field_6 = 6;
  bytes field_7 = 7;
  optional string field_8 = 8;
  optional sint64 field_9 = 9;
  repeated string field_10 = 10;
  float field_11 = 11;
  fixed32 field_12 = 12;
  map<string, int64> field_13 = 13;
  string field_14 = 14;
  int32 field_15 = 15;
  int64 field_16 = 16;
  uint64 field_17 = 17;
  double field_18 = 18;
  bool field_19 = 19;
  bytes field_20 = 20;
  optional string field_21 = 21;
  optional sint64 field_22 = 22;
  repeated string field_23 = 23;
  float field_24 = 24;
  fixed32 field_25 = 25;
  map<string, int64> field_26 = 26;
  string field_27 = 27;
  int32 field_28 = 28;
  int64 field_29 = 29;
  uint64 field_30 = 30;
  double field_31 = 31;
  bool field_32 = 32;
  bytes field_33 = 33;
  optional string field_34 = 34;
  optional sint64 field_35 = 35;
  repeated string field_36 = 36;
  float field_37 = 37;
  fixed32 field_38 = 38;
  map<string, int64> field_39 = 39;
  string field_40 = 40;
  int32 field_41 = 41;
  int64 field_42 = 42;
  uint64 field_43 = 43;
  double field_44 = 44;
  bool field_45 = 45;
  bytes field_46 = 46;
  optional string field_47 = 47;
  optional sint64 field_48 = 48;
  repeated string field_49 = 49;
  float field_50 = 50;
  fixed32 field_51 = 51;
  map<string, int64> field_52 = 52;
  string field_53 = 53;
  int32 field_54 = 54;
  int64 field_55 = 55;
  uint64 field_56 = 56;
  double field_57 = 57;
  bool field_58 = 58;
  bytes field_59 = 59;
  optional string field_60 = 60;
  optional sint64 field_61 = 61;
  repeated string field_62 = 62;
  float field_63 = 63;
  fixed32 field_64 = 64;
  map<string, int64> field_65 = 65;
  string field_66 = 66;
  int32 field_67 = 67;
  int64 field_68 = 68;
  uint64 field_69 = 69;
  double field_70 = 70;
  bool field_71 = 71;
  bytes field_72 = 72;
  optional string field_73 = 73;
  optional sint64 field_74 = 74;
  repeated string field_75 = 75;
  float field_76 = 76;
  fixed32 field_77 = 77;
  map<string, int64> field_78 = 78;
  string field_79 = 79;
  int32 field_80 = 80;
  int64 field_81 = 81;
  uint64 field_82 = 82;
  double field_83 = 83;
  bool field_84 = 84;
  bytes field_85 = 85;
  optional string field_86 = 86;
  optional sint64 field_87 = 87;
  repeated string field_88 = 88;
  float field_89 = 89;
  fixed32 field_90 = 90;
  map<string, int64> field_91 = 91;
  string field_92 = 92;
  int32 field_93 = 93;
  int64 field_94 = 94;
  uint64 field_95 = 95;
  double field_96 = 96;
  bool field_97 = 97;
  bytes field_98 = 98;
  optional string field_99 = 99;
  optional sint64 field_100 = 100;
  repeated string field_101 = 101;
  float field_102 = 102;
  fixed32 field_103 = 103;
  map<string, int64> field_104 = 104;
  string field_105 = 105;
  int32 field_106 = 106;
  int64 field_107 = 107;
  uint64 field_108 = 108;
  double field_109 = 109;
  bool field_110 = 110;
  bytes field_111 = 111;
  optional string field_112 = 112;
  optional sint64 field_113 = 113;
  repeated string field_114 = 114;
  float field_115 = 115;
  fixed32 field_116 = 116;
  map<string, int64> field_117 = 117;
  string field_118 = 118;
  int32 field_119 = 119;
  int64 field_120 = 120;
  uint64 field_121 = 121;
  double field_122 = 122;
  bool field_123 = 123;
  bytes field_124 = 124;
  optional string field_125 = 125;
  optional sint64 field_126 = 126;
  repeated string field_127 = 127;
  float field_128 = 128;
  fixed32 field_129 = 129;
  map<string, int64> field_130 = 130;
  string field_131 = 131;
  int32 field_132 = 132;
  int64 field_133 = 133;
  uint64 field_134 = 134;
  double field_135 = 135;
  bool field_136 = 136;
  bytes field_137 = 137;
  optional string field_138 = 138;
  optional sint64 field_139 = 139;
  repeated string field_140 = 140;
  float field_141 = 141;
  fixed32 field_142 = 142;
  map<string, int64> field_143 = 143;
  string field_144 = 144;
  int32 field_145 = 145;
  int64 field_146 = 146;
  uint64 field_147 = 147;
  double field_148 = 148;
  bool field_149 = 149;
  bytes field_150 = 150;
  optional string field_151 = 151;
  optional sint64 field_152 = 152;
  repeated string field_153 = 153;
  float field_154 = 154;
  fixed32 field_155 = 155;
  map<string, int64> field_156 = 156;
  string field_157 = 157;
  int32 field_158 = 158;
  int64 field_159 = 159;
  uint64 field_160 = 160;
  double field_161 = 161;
  bool field_162 = 162;
  bytes field_163 = 163;
  optional string field_164 = 164;
  optional sint64 field_165 = 165;
  repeated string field_166 = 166;
  float field_167 = 167;
  fixed32 field_168 = 168;
  map<string, int64> field_169 = 169;
  string field_170 = 170;
  int32 field_171 = 171;
  int64 field_172 = 172;
  uint64 field_173 = 173;
  double field_174 = 174;
  bool field_175 = 175;
  bytes field_176 = 176;
  optional string field_177 = 177;
  optional sint64 field_178 = 178;
  repeated string field_179 = 179;
  float field_180 = 180;
  fixed32 field_181 = 181;
  map<string, int64> field_182 = 182;
  string field_183 = 183;
  int32 field_184 = 184;
  int64 field_185 = 185;
  uint64 field_186 = 186;
  double field_187 = 187;
  bool field_188 = 188;
  bytes field_189 = 189;
  optional string field_190 = 190;
  optional sint64 field_191 = 191;
  repeated string field_192 = 192;
  float field_193 = 193;
  fixed32 field_194 = 194;
  map<string, int64> field_195 = 195;
  string field_196 = 196;
  int32 field_197 = 197;
  int64 field_198 = 198;
  uint64 field_199 = 199;
  double field_200 = 200;
  google.protobuf.Timestamp at = 201;
}
'
);

CREATE VIEW `wide_valid` AS
SELECT
  `field_1`,
  `field_2`,
  `field_3`,
  `field_4`,
  `field_5`,
  `field_6`,
  `field_7`,
  `field_8`,
  `field_9`,
  `field_10`,
  `field_11`,
  `field_12`,
  `field_13`,
  `field_14`,
  `field_15`,
  `field_16`,
  `field_17`,
  `field_18`,
  `field_19`,
  `field_20`,
  `field_21`,
  `field_22`,
  `field_23`,
  `field_24`,
  `field_25`,
  `field_26`,
  `field_27`,
  `field_28`,
  `field_29`,
  `field_30`,
  `field_31`,
  `field_32`,
  `field_33`,
  `field_34`,
  `field_35`,
  `field_36`,
  `field_37`,
  `field_38`,
  `field_39`,
  `field_40`,
  `field_41`,
  `field_42`,
  `field_43`,
  `field_44`,
  `field_45`,
  `field_46`,
  `field_47`,
  `field_48`,
  `field_49`,
  `field_50`,
  `field_51`,
  `field_52`,
  `field_53`,
  `field_54`,
  `field_55`,
  `field_56`,
  `field_57`,
  `field_58`,
  `field_59`,
  `field_60`,
  `field_61`,
  `field_62`,
  `field_63`,
  `field_64`,
  `field_65`,
  `field_66`,
  `field_67`,
  `field_68`,
  `field_69`,
  `field_70`,
  `field_71`,
  `field_72`,
  `field_73`,
  `field_74`,
  `field_75`,
  `field_76`,
  `field_77`,
  `field_78`,
  `field_79`,
  `field_80`,
  `field_81`,
  `field_82`,
  `field_83`,
  `field_84`,
  `field_85`,
  `field_86`,
  `field_87`,
  `field_88`,
  `field_89`,
  `field_90`,
  `field_91`,
  `field_92`,
  `field_93`,
  `field_94`,
  `field_95`,
  `field_96`,
  `field_97`,
  `field_98`,
  `field_99`,
  `field_100`,
  `field_101`,
  `field_102`,
  `field_103`,
  `field_104`,
  `field_105`,
  `field_106`,
  `field_107`,
  `field_108`,
  `field_109`,
  `field_110`,
  `field_111`,
  `field_112`,
  `field_113`,
  `field_114`,
  `field_115`,
  `field_116`,
  `field_117`,
  `field_118`,
  `field_119`,
  `field_120`,
  `field_121`,
  `field_122`,
  `field_123`,
  `field_124`,
  `field_125`,
  `field_126`,
  `field_127`,
  `field_128`,
  `field_129`,
  `field_130`,
  `field_131`,
  `field_132`,
  `field_133`,
  `field_134`,
  `field_135`,
  `field_136`,
  `field_137`,
  `field_138`,
  `field_139`,
  `field_140`,
  `field_141`,
  `field_142`,
  `field_143`,
  `field_144`,
  `field_145`,
  `field_146`,
  `field_147`,
  `field_148`,
  `field_149`,
  `field_150`,
  `field_151`,
  `field_152`,
  `field_153`,
  `field_154`,
  `field_155`,
  `field_156`,
  `field_157`,
  `field_158`,
  `field_159`,
  `field_160`,
  `field_161`,
  `field_162`,
  `field_163`,
  `field_164`,
  `field_165`,
  `field_166`,
  `field_167`,
  `field_168`,
  `field_169`,
  `field_170`,
  `field_171`,
  `field_172`,
  `field_173`,
  `field_174`,
  `field_175`,
  `field_176`,
  `field_177`,
  `field_178`,
  `field_179`,
  `field_180`,
  `field_181`,
  `field_182`,
  `field_183`,
  `field_184`,
  `field_185`,
  `field_186`,
  `field_187`,
  `field_188`,
  `field_189`,
  `field_190`,
  `field_191`,
  `field_192`,
  `field_193`,
  `field_194`,
  `field_195`,
  `field_196`,
  `field_197`,
  `field_198`,
  `field_199`,
  `field_200`,
  `__rowtime` AS `at`
FROM `wide`
WHERE `__error` IS NULL
  AND `at` IS NOT NULL
  AND `field_3` >= 0
  AND `field_16` >= 0
  AND `field_29` >= 0
  AND `field_42` >= 0
  AND `field_55` >= 0
  AND `field_68` >= 0
  AND `field_81` >= 0
  AND `field_94` >= 0
  AND `field_107` >= 0
  AND `field_120` >= 0
  AND `field_133` >= 0
  AND `field_146` >= 0
  AND `field_159` >= 0
  AND `field_172` >= 0
  AND `field_185` >= 0
  AND `field_198` >= 0
  AND `at` <= `__timestamp` + INTERVAL '1' SECOND(2);

CREATE VIEW `wide_ok` AS
SELECT
  `field_1`,
  `field_2`,
  `field_3`,
  `field_4`,
  `field_5`,
  `field_6`,
  `field_7`,
  `field_8`,
  `field_9`,
  `field_10`,
  `field_11`,
  `field_12`,
  `field_13`,
  `field_14`,
  `field_15`,
  `field_16`,
  `field_17`,
  `field_18`,
  `field_19`,
  `field_20`,
  `field_21`,
  `field_22`,
  `field_23`,
  `field_24`,
  `field_25`,
  `field_26`,
  `field_27`,
  `field_28`,
  `field_29`,
  `field_30`,
  `field_31`,
  `field_32`,
  `field_33`,
  `field_34`,
  `field_35`,
  `field_36`,
  `field_37`,
  `field_38`,
  `field_39`,
  `field_40`,
  `field_41`,
  `field_42`,
  `field_43`,
  `field_44`,
  `field_45`,
  `field_46`,
  `field_47`,
  `field_48`,
  `field_49`,
  `field_50`,
  `field_51`,
  `field_52`,
  `field_53`,
  `field_54`,
  `field_55`,
  `field_56`,
  `field_57`,
  `field_58`,
  `field_59`,
  `field_60`,
  `field_61`,
  `field_62`,
  `field_63`,
  `field_64`,
  `field_65`,
  `field_66`,
  `field_67`,
  `field_68`,
  `field_69`,
  `field_70`,
  `field_71`,
  `field_72`,
  `field_73`,
  `field_74`,
  `field_75`,
  `field_76`,
  `field_77`,
  `field_78`,
  `field_79`,
  `field_80`,
  `field_81`,
  `field_82`,
  `field_83`,
  `field_84`,
  `field_85`,
  `field_86`,
  `field_87`,
  `field_88`,
  `field_89`,
  `field_90`,
  `field_91`,
  `field_92`,
  `field_93`,
  `field_94`,
  `field_95`,
  `field_96`,
  `field_97`,
  `field_98`,
  `field_99`,
  `field_100`,
  `field_101`,
  `field_102`,
  `field_103`,
  `field_104`,
  `field_105`,
  `field_106`,
  `field_107`,
  `field_108`,
  `field_109`,
  `field_110`,
  `field_111`,
  `field_112`,
  `field_113`,
  `field_114`,
  `field_115`,
  `field_116`,
  `field_117`,
  `field_118`,
  `field_119`,
  `field_120`,
  `field_121`,
  `field_122`,
  `field_123`,
  `field_124`,
  `field_125`,
  `field_126`,
  `field_127`,
  `field_128`,
  `field_129`,
  `field_130`,
  `field_131`,
  `field_132`,
  `field_133`,
  `field_134`,
  `field_135`,
  `field_136`,
  `field_137`,
  `field_138`,
  `field_139`,
  `field_140`,
  `field_141`,
  `field_142`,
  `field_143`,
  `field_144`,
  `field_145`,
  `field_146`,
  `field_147`,
  `field_148`,
  `field_149`,
  `field_150`,
  `field_151`,
  `field_152`,
  `field_153`,
  `field_154`,
  `field_155`,
  `field_156`,
  `field_157`,
  `field_158`,
  `field_159`,
  `field_160`,
  `field_161`,
  `field_162`,
  `field_163`,
  `field_164`,
  `field_165`,
  `field_166`,
  `field_167`,
  `field_168`,
  `field_169`,
  `field_170`,
  `field_171`,
  `field_172`,
  `field_173`,
  `field_174`,
  `field_175`,
  `field_176`,
  `field_177`,
  `field_178`,
  `field_179`,
  `field_180`,
  `field_181`,
  `field_182`,
  `field_183`,
  `field_184`,
  `field_185`,
  `field_186`,
  `field_187`,
  `field_188`,
  `field_189`,
  `field_190`,
  `field_191`,
  `field_192`,
  `field_193`,
  `field_194`,
  `field_195`,
  `field_196`,
  `field_197`,
  `field_198`,
  `field_199`,
  `field_200`,
  `__rowtime` AS `at`
FROM `wide`
WHERE `__error` IS NULL
  AND `at` IS NOT NULL
  AND `field_3` >= 0
  AND `field_16` >= 0
  AND `field_29` >= 0
  AND `field_42` >= 0
  AND `field_55` >= 0
  AND `field_68` >= 0
  AND `field_81` >= 0
  AND `field_94` >= 0
  AND `field_107` >= 0
  AND `field_120` >= 0
  AND `field_133` >= 0
  AND `field_146` >= 0
  AND `field_159` >= 0
  AND `field_172` >= 0
  AND `field_185` >= 0
  AND `field_198` >= 0
  AND `at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND `at` >= `__timestamp` - INTERVAL '10' SECOND(2);
